package org.laminj.storage.internal.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/**
 * The object {@code .lamindb/_is_initialized} by which an instance says that it manages a location. It holds the uid of
 * the storage.
 */
public final class Marker {

    private static final String KEY = PhysicalKey.RESERVED_FOLDER + "/_is_initialized";
    private static final int LONGEST = 1024;

    private final StorageBackend backend;

    public Marker(StorageBackend backend) {
        this.backend = backend;
    }

    /**
     * A place that an instance has marked.
     *
     * @param root of the location
     * @param storageUid what its marker says
     */
    public record Mark(StoragePath root, String storageUid) {}

    /** The innermost marked place that a path is, or lies in. A request for each folder on the way to the bucket. */
    public Optional<Mark> nearest(StoragePath path) {
        Optional<StoragePath> folder = Optional.of(path);
        while (folder.isPresent()) {
            StoragePath root = folder.get();
            Optional<Mark> mark = read(root).map(uid -> new Mark(root, uid));
            if (mark.isPresent()) {
                return mark;
            }
            folder = root.parent();
        }
        return Optional.empty();
    }

    /** The uid of the storage whose root this is; empty without a marker, and for the empty ones of old versions. */
    public Optional<String> read(StoragePath root) {
        StoragePath marker = root.resolve(KEY);
        if (find(marker).filter(object -> object.sizeBytes() <= LONGEST).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = backend.read(marker)) {
            return Optional.of(new String(content.readNBytes(LONGEST), UTF_8).strip())
                    .filter(uid -> !uid.isEmpty());
        } catch (IOException e) {
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot read storage marker '" + marker + "': " + e.getMessage() + ".", e);
        }
    }

    /** Folders that may not be looked into show no marker: a public object may lie in a bucket that is not. */
    private Optional<StoredObject> find(StoragePath marker) {
        try {
            return backend.stat(marker);
        } catch (StorageException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Marks a root where nobody has.
     *
     * @return false if that is not allowed there
     * @throws StorageException with reason {@code CHANGED} if somebody else was faster
     */
    public boolean write(StoragePath root, String storageUid) {
        try {
            backend.write(root.resolve(KEY), ObjectContent.of(storageUid.getBytes(UTF_8)), WriteCondition.ifAbsent());
            return true;
        } catch (StorageException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    /** Takes back a mark after a failure, which is told if this fails, too. */
    public void remove(StoragePath root, RuntimeException failure) {
        try {
            backend.delete(root.resolve(KEY));
        } catch (StorageException e) {
            failure.addSuppressed(e);
        }
    }
}
