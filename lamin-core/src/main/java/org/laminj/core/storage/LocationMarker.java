package org.laminj.core.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageException.Reason;

/**
 * The object {@code .lamindb/_is_initialized} by which an instance says that it manages a location. It holds the uid of
 * the storage. Immutable and thread-safe.
 */
public final class LocationMarker {

    /** Its key below the root. */
    public static final String KEY = PhysicalKey.RESERVED_FOLDER + "/_is_initialized";

    private static final int LONGEST = 1024;

    private final StorageBackend backend;
    private final StoragePath root;

    /** The marker of a root, whether it exists or not. */
    public LocationMarker(StorageBackend backend, StoragePath root) {
        this.backend = backend;
        this.root = root;
    }

    public StoragePath path() {
        return root.resolve(KEY);
    }

    /** Whether it is there, empty or not. */
    public boolean exists() {
        return backend.stat(path()).isPresent();
    }

    /**
     * The uid of the storage; empty without a marker, and for the empty ones of old versions. Folders that may not be
     * looked into show no marker: a public object may lie in a bucket that is not.
     */
    public Optional<String> read() {
        if (find().filter(object -> object.sizeBytes() <= LONGEST).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = backend.read(path())) {
            return Optional.of(new String(content.readNBytes(LONGEST), UTF_8).strip())
                    .filter(uid -> !uid.isEmpty());
        } catch (IOException e) {
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot read storage marker '" + path() + "': " + e.getMessage() + ".", e);
        }
    }

    private Optional<StoredObject> find() {
        try {
            return backend.stat(path());
        } catch (StorageException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Marks the root where nobody has.
     *
     * @throws StorageException with reason {@code CHANGED} if it is marked, {@code FORBIDDEN} if it may not be written to
     */
    public void write(String storageUid) {
        backend.write(path(), ObjectContent.of(storageUid.getBytes(UTF_8)), WriteCondition.ifAbsent());
    }

    /** Takes the mark away; answers whether there was one. */
    public boolean remove() {
        return backend.delete(path());
    }
}
