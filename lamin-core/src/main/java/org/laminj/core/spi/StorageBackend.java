package org.laminj.core.spi;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes the objects of one kind of storage, by URI scheme.
 *
 * <p>Implemented once for each kind of storage; found by a line in
 * {@code META-INF/services/org.laminj.core.spi.StorageBackend}. An implementation needs a public constructor without
 * arguments that does no I/O, and is safe for use by several threads. All methods throw {@link StorageException} where
 * an object cannot be reached, with the reason and what to do.
 */
public interface StorageBackend {

    /** The URI schemes of its objects in lower case, e.g. {@code s3}. */
    Set<String> schemes();

    /** Opens an object from its beginning; the caller closes the stream. */
    InputStream read(URI object);

    /**
     * Opens a part of an object; the caller closes the stream.
     *
     * @param offset of the first byte, from 0
     * @param length in bytes; the stream ends earlier where the object does
     */
    InputStream read(URI object, long offset, long length);

    /** What is known of an object without reading it; empty if there is none. */
    Optional<StoredObject> stat(URI object);

    /** All objects whose path lies below a folder, by name; empty if there are none. */
    List<StoredObject> list(URI folder);

    /**
     * Writes an object, which others see only when it is whole; replaces one that is there.
     *
     * @param sizeBytes what the content holds
     */
    void write(URI object, InputStream content, long sizeBytes);

    /** Deletes an object; answers whether there was one. */
    boolean delete(URI object);

    /** Copies an object within this kind of storage without bringing its bytes here. */
    void copy(URI from, URI to);
}
