package org.laminj.storage.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.io.ByteSource;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A request of the JSON protocol. */
record GcsRequest(
        String method,
        String path,
        String bucket,
        String object,
        String target,
        Map<String, String> parameters,
        String contentType,
        ByteSource body) {

    private static final Pattern PATH =
            Pattern.compile("(?:/upload|/download|/resumable/upload)?/storage/v1/b/(?<bucket>[^/]+)/o"
                    + "(?:/(?<object>[^/]+)(?:/rewriteTo/b/(?<toBucket>[^/]+)/o/(?<toObject>[^/]+))?)?");

    static GcsRequest of(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new IOException("no path of the protocol: " + path);
        }
        return new GcsRequest(
                exchange.getRequestMethod(),
                path,
                decoded(matcher.group("bucket")),
                decoded(matcher.group("object")),
                decoded(matcher.group("toBucket")) + "/" + decoded(matcher.group("toObject")),
                parameters(exchange.getRequestURI().getRawQuery()),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                ByteSource.wrap(body(exchange)));
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return body.readAllBytes();
        }
    }

    /** In a path a plus is a plus. */
    private static String decoded(String text) {
        return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
        }
        return parameters;
    }

    boolean isUpload() {
        return path.contains("/upload/");
    }

    boolean isRewrite() {
        return !target.equals("/");
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** The name of an object that is to be written. */
    String name() throws IOException {
        return parameters.containsKey("name")
                ? parameter("name")
                : metadata().get("name").asText();
    }

    /** What the first part of an upload, or its only one, tells of the object. */
    JsonNode metadata() throws IOException {
        if (!contentType.startsWith("multipart")) {
            return new JsonMapper().readTree(body.isEmpty() ? "{}".getBytes(UTF_8) : body.read());
        }
        String text = body.asCharSource(ISO_8859_1).read();
        int from = text.indexOf("\r\n\r\n") + 4;
        return new JsonMapper()
                .readTree(text.substring(from, text.indexOf("\r\n--", from)).getBytes(ISO_8859_1));
    }

    /** The second part of a multipart upload. */
    byte[] media() throws IOException {
        String text = body.asCharSource(ISO_8859_1).read();
        int second = text.indexOf("\r\n--", text.indexOf("\r\n\r\n"));
        int from = text.indexOf("\r\n\r\n", second) + 4;
        return text.substring(from, text.lastIndexOf("\r\n--")).getBytes(ISO_8859_1);
    }
}
