package org.laminj.core.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.laminj.core.internal.storage.FileContent;
import org.laminj.core.spi.StorageBackend;

/**
 * Bytes that can be read from any place, and again: what is to be written or hashed.
 *
 * <p>A backend that sends an object in parts, or anew after a fault, opens the same bytes several times, also by several
 * threads at once.
 */
public interface ObjectContent {

    /** How many bytes there are. */
    long sizeBytes();

    /**
     * Opens a part; the caller closes the stream.
     *
     * @param offset of the first byte, from 0
     * @param length in bytes; the stream ends earlier where the content does
     * @throws IOException if the content cannot be read
     * @throws StorageException if it lies in a storage that does not give it
     */
    InputStream open(long offset, long length) throws IOException;

    /** Opens all of it; the caller closes the stream. */
    default InputStream open() throws IOException {
        return open(0, sizeBytes());
    }

    /** These bytes, which nobody changes afterwards. */
    static ObjectContent of(byte[] bytes) {
        return new ObjectContent() {
            @Override
            public long sizeBytes() {
                return bytes.length;
            }

            @Override
            public InputStream open(long offset, long length) {
                int from = (int) Math.min(offset, bytes.length);
                return new ByteArrayInputStream(bytes, from, (int) Math.min(length, bytes.length - from));
            }
        };
    }

    /**
     * A file as long as it is now.
     *
     * @throws StorageException if there is none, it is a folder, or may not be read
     */
    static ObjectContent of(Path file) {
        return FileContent.of(file);
    }

    /** An object as it was when somebody looked: reading fails if it has been written since. */
    static ObjectContent of(StorageBackend backend, StoredObject object) {
        return new ObjectContent() {
            @Override
            public long sizeBytes() {
                return object.sizeBytes();
            }

            @Override
            public InputStream open(long offset, long length) {
                return backend.read(object, offset, length);
            }
        };
    }
}
