package org.laminj.bionty.internal.file;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Downloads of the web. Redirects are followed; what may be better in a moment is tried again. */
final class WebDownload {

    private static final int OK = 200;
    private static final byte[] NOTHING = {};

    private static final int RETRIES = 3;
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private final Duration patience;
    private final RetryPolicy<Void> retries;

    WebDownload() {
        this(USUAL_PATIENCE);
    }

    /**
     * Downloads with another patience than usual.
     *
     * @param patience how long nothing may arrive before a download counts as lost
     */
    WebDownload(Duration patience) {
        this.patience = patience;
        this.retries = RetryPolicy.<Void>builder()
                .handle(IOException.class)
                .abortOn(RefusedException.class)
                .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .withMaxRetries(RETRIES)
                .build();
    }

    /** A server has answered, and will answer the same again. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(int status) {
            super("the server answers with status " + status);
        }
    }

    /**
     * Writes all bytes into a file.
     *
     * @throws IOException if they cannot be had; the message says why
     */
    void to(Path file, URI address) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            Failsafe.with(retries).run(() -> once(client, address, file));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e.getCause() instanceof IOException lost ? lost : new IOException(e.getMessage(), e);
        }
    }

    private void once(HttpClient client, URI address, Path file) throws IOException, InterruptedException {
        AtomicLong arrived = new AtomicLong();
        try (OutputStream out = Files.newOutputStream(file)) {
            int status = await(
                            client.sendAsync(
                                    HttpRequest.newBuilder(address).build(), answer -> body(answer, out, arrived)),
                            arrived)
                    .statusCode();
            if (isMaybeBetterLater(status)) {
                throw new IOException("the server answers with status " + status);
            }
            if (status != OK) {
                throw new RefusedException(status);
            }
        }
    }

    private static BodySubscriber<Void> body(HttpResponse.ResponseInfo answer, OutputStream out, AtomicLong arrived) {
        return answer.statusCode() == OK
                ? BodySubscribers.ofByteArrayConsumer(bytes -> write(bytes.orElse(NOTHING), out, arrived))
                : BodySubscribers.discarding();
    }

    private static void write(byte[] bytes, OutputStream out, AtomicLong arrived) {
        try {
            out.write(bytes);
            arrived.addAndGet(bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMaybeBetterLater(int status) {
        return status >= 500 || status == 429 || status == 408;
    }

    /** Waits as long as anything arrives. */
    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer, AtomicLong arrived)
            throws IOException, InterruptedException {
        try {
            for (long before = -1; arrived.get() != before; ) {
                before = arrived.get();
                Optional<HttpResponse<Void>> whole = awaitForAWhile(answer);
                if (whole.isPresent()) {
                    return whole.get();
                }
            }
            throw new IOException("nothing has arrived for " + patience.toMillis() / 1000.0 + " s");
        } finally {
            answer.cancel(true);
        }
    }

    private Optional<HttpResponse<Void>> awaitForAWhile(CompletableFuture<HttpResponse<Void>> answer)
            throws IOException, InterruptedException {
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException unreachable) {
                throw new IOException("the server cannot be reached", unreachable);
            }
            throw e.getCause() instanceof IOException lost ? lost : new IOException(e.getCause());
        }
    }
}
