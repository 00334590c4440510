package org.laminj.bionty.internal.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A download of the web")
class WebDownloadTest {

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdown();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Sends a part, and then nothing for as long as the test lasts. */
    private void fallSilentAfter(String part, String whole) {
        server.createContext("/file", exchange -> {
            boolean first = requests.getAndIncrement() == 0;
            exchange.sendResponseHeaders(200, whole.length());
            exchange.getResponseBody().write((first ? part : whole).getBytes(UTF_8));
            exchange.getResponseBody().flush();
            if (first) {
                awaitEnd();
            }
            exchange.close();
        });
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void beginsAnewWhenNothingArrivesAnyMore() throws Exception {
        fallSilentAfter("who", "whole");
        Path file = folder.resolve("file");

        new WebDownload(Duration.ofMillis(150)).to(file, url("/file"));

        assertThat(file).hasContent("whole");
        assertThat(requests).hasValue(2);
    }

    @Test
    void endsWhenNobodyAnswers() {
        server.createContext("/file", exchange -> awaitEnd());

        assertThatThrownBy(() -> new WebDownload(Duration.ofMillis(50)).to(folder.resolve("file"), url("/file")))
                .isInstanceOf(IOException.class)
                .hasMessage("nothing has arrived for 0.05 s");
    }

    @Test
    void endsAtOnceWhereAServerRefuses() {
        server.createContext("/file", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });

        assertThatThrownBy(() -> new WebDownload().to(folder.resolve("file"), url("/file")))
                .isInstanceOf(IOException.class)
                .hasMessage("the server answers with status 403");
        assertThat(requests).hasValue(1);
    }

    @Test
    void endsAtOnceWhereNobodyIsThere() {
        URI nowhere = URI.create("http://nowhere.invalid/file");
        URI closed = url("/file");
        server.stop(0);

        assertThatThrownBy(() -> new WebDownload().to(folder.resolve("file"), nowhere))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no server of this name");
        assertThatThrownBy(() -> new WebDownload().to(folder.resolve("file"), closed))
                .isInstanceOf(IOException.class)
                .hasMessage("the server cannot be reached");
    }

    /** As behind a firewall, which answers nothing. */
    @Test
    void endsWhereNothingConnects() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            for (int count = 0; count < 3; count++) {
                waiting.add(connecting(full.getLocalPort()));
            }

            assertThatThrownBy(() -> new WebDownload(Duration.ofMillis(600))
                            .to(
                                    folder.resolve("file"),
                                    URI.create("http://127.0.0.1:" + full.getLocalPort() + "/file")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server cannot be reached within 0.2 s");
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** One of those that nobody accepts. */
    private static Socket connecting(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (SocketTimeoutException e) {
            // the queue is full, which is what we want
        }
        return socket;
    }

    @Test
    void canBeInterrupted() throws Exception {
        fallSilentAfter("who", "whole");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new WebDownload().to(folder.resolve("file"), url("/file")))
                .isInstanceOf(InterruptedException.class);
        assertThat(Files.size(folder.resolve("file"))).isLessThan(5);
    }
}
