package org.laminj.transfer.internal.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageLocation;

/** The storages of a list of data, by the roots that databases have. Thread-safe. */
final class Locations {

    private final StorageBackends backends;
    private final Map<String, StorageLocation> byRoot = new ConcurrentHashMap<>();

    Locations(StorageBackends backends) {
        this.backends = backends;
    }

    /**
     * @throws org.laminj.core.storage.StorageException if nothing serves it, or it is a path of another machine
     */
    StorageLocation of(String root) {
        return byRoot.computeIfAbsent(root, text -> StorageLocation.ofRoot(text, backends));
    }
}
