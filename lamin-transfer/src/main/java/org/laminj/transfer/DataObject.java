package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;
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

    /** Where copies may be: below the name of an artifact, but not where databases and markers are. */
    private static final Pattern PLACE =
            Pattern.compile(Pattern.quote(PhysicalKey.RESERVED_FOLDER) + "/[0-9A-Za-z]{16,20}(\\.[^/]*)?(/.*)?");

    /** @throws IllegalArgumentException if the copy would not lie where the target keeps data of artifacts */
    public DataObject {
        requireNonNull(artifact, "artifact");
        requireNonNull(location, "location");
        requireNonNull(key, "key");
        if (copy != null) {
            requirePlace(artifact, copy);
        }
    }

    static void requirePlace(String artifact, String copy) {
        StoragePath.checkKey(copy);
        if (!PLACE.matcher(copy).matches()) {
            throw new IllegalArgumentException("Cannot copy data of " + new RecordKey("Artifact", artifact) + " to '"
                    + copy + "': that is not made of a uid and a suffix below '" + PhysicalKey.RESERVED_FOLDER
                    + "', and may be something else. Leave the artifact out.");
        }
    }

    /** Where it is, as LaminDB writes it. */
    public String path() {
        return path(location, key);
    }

    static String path(String location, String key) {
        return location.endsWith("/") ? location + key : location + "/" + key;
    }
}
