package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StoragePath;

/**
 * One object of the data of an artifact, and what is known of its content. Immutable.
 *
 * @param artifact uid of the artifact in the target
 * @param location root of the storage where it is
 * @param key what follows the root there
 * @param copy what follows the root of the target's default storage where it is to be copied; null if it stays
 * @param sizeBytes how much it must hold; null if nobody knows
 * @param hash what its hash must be; null if nobody knows, as for the objects of a folder
 * @param hashType how the hash was computed; null without a hash
 */
public record DataObject(
        String artifact,
        String location,
        String key,
        @Nullable String copy,
        @Nullable Long sizeBytes,
        @Nullable String hash,
        @Nullable String hashType)
        implements Serializable {

    /** @throws IllegalArgumentException if the copy would not lie in the folder that is the target's own */
    public DataObject {
        requireNonNull(artifact, "artifact");
        requireNonNull(location, "location");
        requireNonNull(key, "key");
        if (copy != null) {
            requireReserved(copy);
        }
    }

    static void requireReserved(String copy) {
        StoragePath.checkKey(copy);
        if (!copy.startsWith(PhysicalKey.RESERVED_FOLDER + "/")) {
            throw new IllegalArgumentException("Cannot copy data to '" + copy + "': it is not below '"
                    + PhysicalKey.RESERVED_FOLDER + "', and may be somebody's. Make the list of the data anew.");
        }
    }

    /** Where it is, as LaminDB writes it. */
    public String path() {
        return location.endsWith("/") ? location + key : location + "/" + key;
    }
}
