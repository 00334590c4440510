package org.laminj.core.spi;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object in a storage, or a file.
 *
 * @param uri where it is
 * @param sizeBytes how much it holds
 * @param modifiedAt when it was written
 * @param entityTag what changes with its content, as the storage gives it; null where it gives none
 */
public record StoredObject(
        URI uri,
        long sizeBytes,
        Instant modifiedAt,
        @Nullable String entityTag) {}
