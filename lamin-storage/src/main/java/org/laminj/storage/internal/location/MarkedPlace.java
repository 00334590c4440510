package org.laminj.storage.internal.location;

import java.util.Optional;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.LocationMarker;
import org.laminj.core.storage.StoragePath;

/**
 * A place that an instance has marked as its own.
 *
 * @param root of the location
 * @param storageUid what its marker says
 */
public record MarkedPlace(StoragePath root, String storageUid) {

    /** The innermost marked place that a path is, or lies in. A request for each folder on the way to the bucket. */
    public static Optional<MarkedPlace> around(StoragePath path, StorageBackend backend) {
        Optional<StoragePath> folder = Optional.of(path);
        while (folder.isPresent()) {
            StoragePath root = folder.get();
            Optional<MarkedPlace> place =
                    new LocationMarker(backend, root).read().map(uid -> new MarkedPlace(root, uid));
            if (place.isPresent()) {
                return place;
            }
            folder = root.parent();
        }
        return Optional.empty();
    }
}
