package org.laminj.storage.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A part of some content on its way, with what is known of it once it is sent. Opened anew for each attempt to send it.
 * Used by one request at a time.
 */
final class SentContent implements ContentStreamProvider, AutoCloseable {

    private final StoragePath object;
    private final ObjectContent content;
    private final long offset;
    private final long length;
    private @Nullable Hashing current;
    private @Nullable Sent sent;

    /**
     * What was sent.
     *
     * @param md5 as hex digits
     * @param crc32 as S3 writes it
     */
    record Sent(String md5, String crc32) {}

    SentContent(StoragePath object, ObjectContent content, long offset, long length) {
        this.object = object;
        this.content = content;
        this.offset = offset;
        this.length = length;
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(this, length, "application/octet-stream");
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            current = new Hashing(content.open(offset, length));
            return current;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Makes sure that what has arrived is what was sent.
     *
     * @param crc32 what the server computed, null if it does not tell
     * @throws StorageException with reason {@code CORRUPT} if it is something else
     */
    void requireArrival(EntityTag tag, @Nullable String crc32) {
        String expected = sent == null ? "the whole content" : sent.md5;
        if (sent == null || tag.contradicts(sent.md5) || (crc32 != null && !crc32.equals(sent.crc32))) {
            throw corrupt(object, tag, expected);
        }
    }

    static StorageException corrupt(StoragePath object, EntityTag tag, String expected) {
        return new StorageException(
                Reason.CORRUPT,
                "Cannot write '" + object + "': what has arrived is not what was sent (entity tag " + tag.text()
                        + " instead of " + expected + ").",
                null);
    }

    /** What the entity tag is to be if it is made of MD5; null before all has been sent. */
    @Nullable
    String md5Sent() {
        return sent == null ? null : sent.md5;
    }

    @Override
    public void close() {
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** No {@link IOException}, after which the SDK would send the request again. */
    private StorageException unreadable(IOException e) {
        return new StorageException(
                Reason.UNUSABLE,
                "Cannot write '" + object + "': its content cannot be read (" + e + "). Nothing was written.",
                e);
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }

    /** Computes digests of what the client reads, which is what it sends. */
    private final class Hashing extends InputStream {

        private final InputStream bytes;
        private final MessageDigest md5 = md5();
        private final CRC32 crc32 = new CRC32();
        private long left = length;

        private Hashing(InputStream bytes) {
            this.bytes = bytes;
            noteEnd();
        }

        @Override
        public int read() {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
        }

        @Override
        public int read(byte[] buffer, int from, int count) {
            if (left == 0) {
                return -1;
            }
            int read = readContent(buffer, from, (int) Math.min(count, left));
            md5.update(buffer, from, read);
            crc32.update(buffer, from, read);
            left -= read;
            noteEnd();
            return read;
        }

        private int readContent(byte[] buffer, int from, int count) {
            int read;
            try {
                read = bytes.read(buffer, from, count);
            } catch (IOException e) {
                throw unreadable(e);
            }
            if (read < 0) {
                throw new StorageException(
                        Reason.CORRUPT,
                        "Cannot write '" + object + "': its content has " + (offset + length - left)
                                + " bytes instead of " + content.sizeBytes() + ". Nothing was written.",
                        null);
            }
            return read;
        }

        private void noteEnd() {
            if (left == 0) {
                byte[] checksum = ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) crc32.getValue())
                        .array();
                sent = new Sent(
                        HexFormat.of().formatHex(md5.digest()),
                        Base64.getEncoder().encodeToString(checksum));
            }
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
