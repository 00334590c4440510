package org.laminj.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of this machine that speaks the JSON protocol of Google Cloud Storage: uploads at once and in chunks,
 * downloads of parts, listings in pages, copies, generations and conditions on them.
 */
public final class GcsServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final GcsBuckets buckets = new GcsBuckets();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int failure = 503;

    private record Upload(GcsRequest begun, List<byte[]> chunks) {
        long size() {
            return chunks.stream().mapToLong(chunk -> chunk.length).sum();
        }
    }

    private GcsServer(HttpServer server) {
        this.server = server;
    }

    /** Starts a server with empty buckets. */
    public static GcsServer start(String... bucketNames) {
        // Else answers wait for each other's acknowledgements.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            GcsServer server = new GcsServer(http);
            Arrays.stream(bucketNames).forEach(server.buckets::create);
            http.createContext("/", server::answer);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The buckets and what lies in them. */
    public GcsBuckets buckets() {
        return buckets;
    }

    /** Method and path of each request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Answers the next requests with an error. */
    public void fail(int status, int times) {
        failure = status;
        failures.set(times);
    }

    /** Breaks the connection in the middle of the next downloads. */
    public void cut(int times) {
        cuts.set(times);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                GcsRequest request = GcsRequest.of(exchange);
                requests.add(request.method() + " " + request.path());
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new GcsError(failure, "as asked for");
                }
                serve(request, exchange);
            } catch (GcsError e) {
                send(exchange, e.status(), e.json());
            } catch (RuntimeException e) {
                // What the server does not understand is not tried again.
                send(exchange, 501, new GcsError(501, e.toString()).json());
            }
        }
    }

    private void serve(GcsRequest request, HttpExchange exchange) throws IOException {
        String kind = request.method() + (request.isUpload() ? " upload" : request.isRewrite() ? " rewrite" : "");
        switch (kind) {
            case "POST upload" -> beginUpload(request, exchange);
            case "PUT upload" -> continueUpload(request, exchange);
            case "POST rewrite" -> json(exchange, buckets.copy(request).rewriteJson());
            case "DELETE" -> {
                buckets.delete(request);
                exchange.sendResponseHeaders(204, -1);
            }
            case "GET" -> get(request, exchange);
            default -> throw new GcsError(501, "not served: " + kind);
        }
    }

    private void get(GcsRequest request, HttpExchange exchange) throws IOException {
        if (request.object().isEmpty()) {
            json(exchange, buckets.list(request));
        } else if ("media".equals(request.parameter("alt"))) {
            download(buckets.find(request), exchange);
        } else {
            json(exchange, buckets.find(request).json());
        }
    }

    private void beginUpload(GcsRequest request, HttpExchange exchange) throws IOException {
        if ("multipart".equals(request.parameter("uploadType"))) {
            json(
                    exchange,
                    buckets.write(
                                    request,
                                    request.media(),
                                    request.metadata().path("crc32c").asText(null))
                            .json());
            return;
        }
        buckets.check(request);
        String id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(request, new ArrayList<>()));
        exchange.getResponseHeaders().set("Location", url() + request.path() + "?uploadType=resumable&upload_id=" + id);
        exchange.sendResponseHeaders(200, -1);
    }

    /** A chunk {@code bytes 0-8388607/*} is answered with 308, the last one, which tells the whole size, with the object. */
    private void continueUpload(GcsRequest request, HttpExchange exchange) throws IOException {
        Upload upload = uploads.get(request.parameter("upload_id"));
        String range = exchange.getRequestHeaders().getFirst("Content-Range");
        if (!request.body().isEmpty()) {
            upload.chunks().add(request.body().read());
        }
        if (range.endsWith("/*") || Long.parseLong(range.substring(range.indexOf('/') + 1)) > upload.size()) {
            if (upload.size() > 0) {
                exchange.getResponseHeaders().set("Range", "bytes=0-" + (upload.size() - 1));
            }
            exchange.sendResponseHeaders(308, -1);
        } else {
            byte[] all = Bytes.concat(upload.chunks().toArray(byte[][]::new));
            json(exchange, buckets.write(upload.begun(), all, crc32c(exchange)).json());
        }
    }

    private static String crc32c(HttpExchange exchange) {
        String hash = exchange.getRequestHeaders().getFirst("x-goog-hash");
        return hash == null ? null : hash.substring("crc32c=".length());
    }

    private void download(GcsObject object, HttpExchange exchange) throws IOException {
        byte[] content = object.bytes();
        int from = 0;
        int to = content.length;
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            String[] ends = range.substring("bytes=".length()).split("-", -1);
            from = Integer.parseInt(ends[0]);
            to = ends[1].isEmpty() ? to : Math.min(to, Integer.parseInt(ends[1]) + 1);
            if (from >= to && from > 0) {
                throw new GcsError(416, "range cannot be satisfied");
            }
        }
        exchange.getResponseHeaders().set("x-goog-generation", Long.toString(object.generation()));
        exchange.getResponseHeaders().set("x-goog-stored-content-length", Integer.toString(content.length));
        boolean cut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.sendResponseHeaders(range == null ? 200 : 206, to == from ? -1 : to - from);
        OutputStream body = exchange.getResponseBody();
        body.write(content, from, cut ? (to - from) / 2 : to - from);
        body.flush();
    }

    private static void json(HttpExchange exchange, String json) throws IOException {
        send(exchange, 200, json);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
