package org.laminj.storage.internal.location;

import org.laminj.core.settings.StorageRoot;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StoragePath;

/** The root of a new location. */
public final class Root {

    private Root() {}

    /**
     * The root that a user wrote: folders with their links resolved, URLs without slashes at the end.
     *
     * @throws IllegalArgumentException if it is malformed, or inside {@code .lamindb}
     */
    public static StoragePath normalised(String text) {
        if (text.contains(PhysicalKey.RESERVED_FOLDER)) {
            throw new IllegalArgumentException("Cannot register storage '" + text + "': " + PhysicalKey.RESERVED_FOLDER
                    + " in it is for the instance itself. Give another folder.");
        }
        StoragePath path = StoragePath.of(text);
        return path.isLocal() ? StoragePath.of(StorageRoot.of(text).path()) : path;
    }
}
