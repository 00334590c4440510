package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The data of an artifact that is a folder of objects, which have a hash together. Immutable.
 *
 * @param artifact uid of the artifact in the target
 * @param location root of the storage where it is
 * @param key what follows the root there
 * @param copy what follows the root of the target's default storage where it is to be copied; null if it stays
 * @param objects how many objects it has
 * @param hash what the hash of all objects must be; null if nobody knows
 * @param hashType how the hash was computed; null without a hash
 */
public record DataFolder(
        String artifact,
        String location,
        String key,
        @Nullable String copy,
        long objects,
        @Nullable String hash,
        @Nullable String hashType)
        implements Serializable {

    /** @throws IllegalArgumentException if the copy would not lie where the target keeps data of artifacts */
    public DataFolder {
        requireNonNull(artifact, "artifact");
        requireNonNull(location, "location");
        requireNonNull(key, "key");
        if (copy != null) {
            DataObject.requirePlace(artifact, copy);
        }
    }

    /** Where it is, as LaminDB writes it. */
    public String path() {
        return DataObject.path(location, key);
    }
}
