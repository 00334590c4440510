package org.laminj.bionty.internal.file;

import com.google.common.base.Throwables;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Downloads of the web. Redirects are followed; what may be better in a moment is tried again. A server that cannot be
 * reached is not: behind a firewall each attempt takes as long as one waits, and there are many releases.
 */
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
     * @param patience how long nothing may arrive before a download counts as lost; a server may take a third of it to
     *     let one in
     */
    WebDownload(Duration patience) {
        this.patience = patience;
        this.retries = RetryPolicy.<Void>builder()
                .handle(IOException.class)
                .abortOn(FinalException.class)
                .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .withMaxRetries(RETRIES)
                .build();
    }

    /** What would be the same again: an answer, or that nobody is there to give one. */
    private static final class FinalException extends IOException {

        private static final long serialVersionUID = 1L;

        FinalException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Writes all bytes into a file.
     *
     * @throws IOException if they cannot be had; the message says why
     */
    void to(Path file, URI address) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(toConnect())
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
            if (status != OK) {
                String why = "the server answers with status " + status;
                throw isMaybeBetterLater(status) ? new IOException(why) : new FinalException(why, null);
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
            throw new IOException("nothing has arrived for " + seconds(patience));
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
            throw failure(e.getCause());
        }
    }

    private IOException failure(@Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new FinalException("the server cannot be reached within " + seconds(toConnect()), cause);
        }
        if (cause instanceof ConnectException) {
            return new FinalException(
                    Throwables.getRootCause(cause) instanceof UnresolvedAddressException
                            ? "there is no server of this name"
                            : "the server cannot be reached",
                    cause);
        }
        return cause instanceof IOException lost ? lost : new IOException(cause);
    }

    private Duration toConnect() {
        return patience.dividedBy(3);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
