package org.laminj.transfer;

import java.util.HashSet;
import java.util.Set;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.LinkTable;
import org.laminj.transfer.InstanceRows.SharedRow;

/**
 * The rows of a source that a target must have after a transfer, by what the levels promise.
 *
 * @param source all rows of the source
 * @param selected the selected records
 * @param reached all records that the transfer reached
 * @param options of the transfer
 */
record ExpectedRows(InstanceRows source, Set<RecordKey> selected, Set<RecordKey> reached, TransferOptions options) {

    /** Records and links without those that every instance has from the beginning. */
    Set<String> beyond(Set<RecordKey> firstRows) {
        Set<String> rows = new HashSet<>();
        for (SharedRow row : source.all()) {
            boolean comes = row.table() instanceof LinkTable link ? follows(link, row) : reached.contains(row.key());
            if (comes && !firstRows.contains(row.key())) {
                rows.add(text(row.within(reached)));
            }
        }
        source.graph().linkTables().stream()
                .flatMap(link -> source.historyOf(link).stream().filter(row -> follows(link, row)))
                .forEach(row -> rows.add(text(row)));
        return rows;
    }

    /** A row without what depends on which other versions of its record came along. */
    static String text(SharedRow row) {
        return row.without("is_latest").toString();
    }

    private boolean follows(LinkTable link, SharedRow row) {
        return follows(link.from(), link.to(), row) || follows(link.to(), link.from(), row);
    }

    private boolean follows(LinkTable.End near, LinkTable.End far, SharedRow row) {
        RecordKey from = row.references().get(near.field().name());
        RecordKey to = row.references().get(far.field().name());
        return near.accessor() != null
                && reached.contains(from)
                && follows(near.onTransfer(), selected.contains(from), reached.contains(to));
    }

    private boolean follows(Following way, boolean fromSelected, boolean isPresent) {
        boolean annotates = options.level() != Level.RECORD;
        boolean fully = options.level() == Level.FULL;
        return switch (way) {
            case ALWAYS -> annotates;
            case FROM_SELECTED -> annotates && fromSelected;
            case FROM_SELECTED_OR_FULLY -> fully || (annotates && fromSelected);
            case PARENTS -> options.parents() == Parents.ALL || (options.parents() == Parents.PRESENT && isPresent);
            case FULLY -> fully;
            case NEVER -> false;
        };
    }
}
