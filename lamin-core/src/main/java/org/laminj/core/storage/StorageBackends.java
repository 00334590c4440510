package org.laminj.core.storage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.laminj.core.spi.StorageBackend;

/** The backends at hand, by scheme. Immutable and thread-safe. */
public final class StorageBackends {

    private final Map<String, StorageBackend> byScheme;

    private StorageBackends(Collection<? extends StorageBackend> backends) {
        Map<String, StorageBackend> found = new HashMap<>();
        for (StorageBackend backend : backends) {
            backend.schemes().forEach(scheme -> found.putIfAbsent(scheme, backend));
        }
        this.byScheme = Map.copyOf(found);
    }

    /** The backends that the class path offers; of several for one scheme the first. */
    public static StorageBackends discovered() {
        return new StorageBackends(
                ServiceLoader.load(StorageBackend.class, StorageBackends.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** Exactly these backends; the first that serves a scheme is taken. */
    public static StorageBackends of(StorageBackend... backends) {
        return new StorageBackends(List.of(backends));
    }

    /**
     * The backend for an object.
     *
     * @throws StorageException with reason {@code UNUSABLE} if none serves its scheme
     */
    public StorageBackend of(StoragePath path) {
        StorageBackend backend = byScheme.get(path.scheme());
        if (backend == null) {
            throw new StorageException(
                    StorageException.Reason.UNUSABLE,
                    "Cannot reach '" + path + "': nothing on the class path serves '" + path.scheme()
                            + "' locations, only " + new TreeSet<>(byScheme.keySet())
                            + ". Add org.laminj:lamin-storage, or another artifact with a storage backend for it.",
                    null);
        }
        return backend;
    }

    /** What is known of an object without reading it. */
    public Optional<StoredObject> stat(StoragePath path) {
        return of(path).stat(path);
    }

    /** The bytes of an object as it was when somebody looked. */
    public ObjectContent content(StoredObject object) {
        return ObjectContent.of(of(object.path()), object);
    }
}
