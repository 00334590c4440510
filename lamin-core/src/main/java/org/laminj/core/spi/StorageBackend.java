package org.laminj.core.spi;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;

/**
 * Reads and writes the objects of one kind of storage, by the scheme of their paths.
 *
 * <p>Implemented once for each kind of storage; found by a line in
 * {@code META-INF/services/org.laminj.core.spi.StorageBackend}. An implementation needs a public constructor without
 * arguments that does no I/O, and is safe for use by several threads. All methods throw {@link StorageException} with
 * the reason and what to do; its message holds no credentials and no signed URL. What is worth trying again has been
 * tried again before.
 */
public interface StorageBackend {

    /** The schemes of its paths in lower case, e.g. {@code s3}. */
    Set<String> schemes();

    /** What is known of an object without reading it, by one request; empty if there is none. */
    Optional<StoredObject> stat(StoragePath object);

    /**
     * All objects below a folder at any depth, in order of their paths; none if there is no such folder. Empty objects
     * that stand for a folder are left out. Lazy where the storage lists page by page; the caller closes the stream.
     */
    Stream<StoredObject> list(StoragePath folder);

    /** Opens an object from its beginning; the caller closes the stream. */
    InputStream read(StoragePath object);

    /**
     * Opens a part of an object as it was when somebody looked; the caller closes the stream.
     *
     * @param offset of the first byte, from 0
     * @param length in bytes; the stream ends earlier where the object does
     * @throws StorageException with reason {@code CHANGED} if the object has been written since
     */
    InputStream read(StoredObject object, long offset, long length);

    /**
     * Writes an object, which others see only when it is whole, and makes sure that what has arrived is what was sent.
     *
     * @return the object as it is now
     * @throws StorageException with reason {@code CHANGED} if the condition is not met, {@code CORRUPT} if something
     *     else has arrived or the content ends early; the place is then as it was
     */
    StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition);

    /**
     * Copies an object to another place of the same scheme without bringing its bytes here; replaces what is there.
     *
     * @return the copy
     * @throws StorageException with reason {@code CHANGED} if the object has been written since it was looked at
     */
    StoredObject copy(StoredObject from, StoragePath to);

    /** Deletes an object; answers whether there was one. */
    boolean delete(StoragePath object);

    /**
     * The text by which an object counts in the hash of its folder, known without reading it; empty where its content is
     * to be hashed. Mirrors {@code get_stat_dir_cloud} of the original.
     */
    default Optional<String> hashInFolder(StoredObject object) {
        return Optional.ofNullable(object.hash()).map(ContentHash::value);
    }

    /**
     * Where a bucket is, for storages that have regions; empty for others.
     *
     * @throws StorageException with reason {@code MISSING} if there is no such bucket
     */
    default Optional<String> region(StoragePath bucket) {
        return Optional.empty();
    }
}
