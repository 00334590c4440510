package org.laminj.storage;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.spi.StorageException;

/** The backends at hand, by URI scheme. Immutable and thread-safe. */
public final class StorageBackends {

    private final Map<String, StorageBackend> byScheme;

    private StorageBackends(Collection<? extends StorageBackend> backends) {
        Map<String, StorageBackend> found = new HashMap<>();
        for (StorageBackend backend : backends) {
            backend.schemes().forEach(scheme -> found.putIfAbsent(scheme, backend));
        }
        this.byScheme = Map.copyOf(found);
    }

    /** The backends that the class path offers. */
    public static StorageBackends discovered() {
        return new StorageBackends(ServiceLoader.load(StorageBackend.class).stream()
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
     * @throws StorageException if none serves its scheme
     */
    public StorageBackend forUri(URI object) {
        String scheme = object.getScheme() == null ? "" : object.getScheme().toLowerCase(Locale.ROOT);
        StorageBackend backend = byScheme.get(scheme);
        if (backend == null) {
            throw new StorageException(
                    "Cannot reach '" + object + "': nothing on the class path serves '" + scheme + "' locations, only "
                            + new TreeSet<>(byScheme.keySet()) + ". Add an artifact with a storage backend for it.",
                    null);
        }
        return backend;
    }
}
