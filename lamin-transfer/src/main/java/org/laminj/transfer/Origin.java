package org.laminj.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom a record was saved in the source, which a new record of the target does not say.
 *
 * @param createdAt when it was first saved, UTC; null if its registry does not tell
 * @param updatedAt when it was last saved, UTC; null if its registry does not tell
 * @param createdBy handle of the user; null if its registry does not tell
 */
public record Origin(
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String createdBy) {}
