package org.laminj.core.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;

/**
 * A reference from a column to the primary key of a registry.
 *
 * @param target the record class of the registry that is referenced
 * @param onTransfer what a transfer does with the reference
 * @param onTransferOfTarget when a transfer that holds the referenced record brings the records that refer to it
 * @param onDelete what becomes of the record that refers when the referenced one is deleted
 * @param reverseAccessor the accessor by which the referenced registry reaches back, null if it has none
 */
public record ForeignKey(
        Class<? extends SqlRecord> target,
        TransferPolicy onTransfer,
        Following onTransferOfTarget,
        DeletePolicy onDelete,
        @Nullable String reverseAccessor) {

    /** The table that is referenced. */
    public String table() {
        return target.getAnnotation(RegistryTable.class).value();
    }

    /** The accessor by which the referenced registry reaches back. */
    public Optional<String> reverse() {
        return Optional.ofNullable(reverseAccessor);
    }
}
