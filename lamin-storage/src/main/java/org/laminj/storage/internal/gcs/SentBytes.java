package org.laminj.storage.internal.gcs;

import com.google.cloud.storage.BlobInfo;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Ints;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/** What was sent so far, to be compared with what has arrived. Not thread-safe. */
final class SentBytes {

    private final MessageDigest md5 = newMd5();
    private final CRC32C crc32c = new CRC32C();
    private long size;

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }

    void add(byte[] bytes, int length) {
        md5.update(bytes, 0, length);
        crc32c.update(bytes, 0, length);
        size += length;
    }

    /** Ends the sending. */
    Arrival arrival() {
        return new Arrival(
                size,
                BaseEncoding.base64().encode(md5.digest()),
                BaseEncoding.base64().encode(Ints.toByteArray((int) crc32c.getValue())));
    }

    /** What should arrive; the hashes in base 64. */
    record Arrival(long size, String md5, String crc32c) {

        /** Whether that is what Google tells of an object. It always tells the CRC. */
        boolean isThatOf(BlobInfo object) {
            return object.getSize() == size
                    && crc32c.equals(object.getCrc32c())
                    && (object.getMd5() == null || object.getMd5().equals(md5));
        }
    }
}
