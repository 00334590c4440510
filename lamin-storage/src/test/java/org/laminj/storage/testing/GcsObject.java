package org.laminj.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.io.ByteSource;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32C;

/** An object as the server keeps it; without MD5 if it was composed of others. */
record GcsObject(
        String bucket, String name, ByteSource content, long generation, Instant updated, String md5, String crc32c) {

    private static final JsonMapper JSON = new JsonMapper();

    static GcsObject of(String bucket, String name, byte[] bytes, long generation, boolean hasMd5) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        String text = BaseEncoding.base64().encode(Ints.toByteArray((int) crc.getValue()));
        return new GcsObject(bucket, name, ByteSource.wrap(bytes), generation, now, hasMd5 ? md5(bytes) : null, text);
    }

    byte[] bytes() {
        try {
            return content.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return bytes().length;
    }

    GcsObject withMd5Of(String other) {
        return new GcsObject(bucket, name, content, generation, updated, md5(other.getBytes(UTF_8)), crc32c);
    }

    @SuppressWarnings("deprecation") // the protocol uses MD5
    private static String md5(byte[] bytes) {
        return BaseEncoding.base64().encode(Hashing.md5().hashBytes(bytes).asBytes());
    }

    ObjectNode node() {
        ObjectNode node = JSON.createObjectNode()
                .put("kind", "storage#object")
                .put("bucket", bucket)
                .put("name", name)
                .put("generation", Long.toString(generation))
                .put("metageneration", "1")
                .put("size", Integer.toString(size()))
                .put("updated", updated.toString())
                .put("crc32c", crc32c);
        return md5 == null ? node : node.put("md5Hash", md5);
    }

    String json() {
        return node().toString();
    }

    String rewriteJson() {
        ObjectNode node = JSON.createObjectNode()
                .put("kind", "storage#rewriteResponse")
                .put("totalBytesRewritten", Integer.toString(size()))
                .put("objectSize", Integer.toString(size()))
                .put("done", true);
        node.set("resource", node());
        return node.toString();
    }
}
