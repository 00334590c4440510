package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Rows, or values of one column, that a transfer reaches and leaves behind.
 *
 * @param of the registry, the link table, or the column as {@code table.column}
 * @param reason why
 * @param count how many
 */
public record Dropped(String of, DropReason reason, long count) {

    public Dropped {
        requireNonNull(of, "of");
        requireNonNull(reason, "reason");
    }

    /** As messages name it: {@code 3 of wetlab.Experiment: …}. */
    @Override
    public String toString() {
        return count + " of " + of + ": " + reason;
    }
}
