package org.laminj.storage.internal.artifact;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;

/**
 * What lies at a place: one object, or a folder of them, as it was when somebody looked.
 *
 * @param path the object or the folder
 * @param isFolder whether it is a folder
 * @param objects the one object, or all objects of the folder
 * @param hash of everything
 */
record Content(StoragePath path, boolean isFolder, List<StoredObject> objects, ContentHash hash) {

    /**
     * Looks, and hashes: what the storage tells of an object is taken, everything else is read, at most 100 MiB of each
     * object.
     *
     * @throws StorageException if nothing is there, or it cannot be read
     */
    static Content at(StoragePath path, StorageBackends backends) {
        StorageBackend backend = backends.of(path);
        StoredObject single = path.key().isEmpty() ? null : backend.stat(path).orElse(null);
        if (single != null) {
            return new Content(path, false, List.of(single), hash(backend, single));
        }
        try (Stream<StoredObject> below = backend.list(path)) {
            List<StoredObject> objects = below.toList();
            if (objects.isEmpty()) {
                throw new StorageException(
                        Reason.MISSING,
                        "Cannot find '" + path + "': there is neither a file nor a folder with files. Check the path.",
                        null);
            }
            List<String> hashes = objects.stream()
                    .map(object -> backend.hashInFolder(object)
                            .orElseGet(() -> hash(backend, object).value()))
                    .toList();
            return new Content(path, true, objects, ContentHash.ofObjects(hashes));
        }
    }

    private static ContentHash hash(StorageBackend backend, StoredObject object) {
        @Nullable ContentHash told = object.hash();
        if (told != null) {
            return told;
        }
        try {
            return ContentHash.of(ObjectContent.of(backend, object));
        } catch (IOException e) {
            throw new StorageException(
                    Reason.UNREACHABLE, "Cannot hash '" + object.path() + "': " + e.getMessage() + ". Try again.", e);
        }
    }

    long sizeBytes() {
        return objects.stream().mapToLong(StoredObject::sizeBytes).sum();
    }

    /** How many objects a folder has; null for a single object, as in the database. */
    @Nullable
    Long objectCount() {
        return isFolder ? (Long) (long) objects.size() : null;
    }

    /** What leads from the folder to one of its objects. */
    String relative(StoredObject object) {
        return requireNonNull(object).path().relativeTo(path);
    }
}
