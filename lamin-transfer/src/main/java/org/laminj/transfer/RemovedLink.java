package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

/**
 * A link of the target that a transfer removes, for the source lacks it.
 *
 * @param table the link table
 * @param from the selected record that loses it
 * @param to the record at the other end, by what the target calls it
 */
public record RemovedLink(String table, RecordKey from, RecordKey to) {

    public RemovedLink {
        requireNonNull(table, "table");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }
}
