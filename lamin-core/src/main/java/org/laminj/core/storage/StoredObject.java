package org.laminj.core.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.uid.ContentHash;

/**
 * An object in a storage, or a file, as it was when somebody looked.
 *
 * @param path where it is
 * @param sizeBytes how much it holds
 * @param modifiedAt when it was written
 * @param version what is another one when somebody writes the object again, as its storage gives it
 * @param hash what its storage tells of its content; null where it tells nothing that can be compared
 */
public record StoredObject(
        StoragePath path,
        long sizeBytes,
        Instant modifiedAt,
        String version,
        @Nullable ContentHash hash) {}
