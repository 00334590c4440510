package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.StagedRows;
import org.laminj.core.store.Staging;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Counts;

/** What becomes of the links of a transfer, as far as reading tells. */
final class LinkComparison {

    private final Map<LinkTable, Compared> compared = new LinkedHashMap<>();

    /**
     * The links of one table.
     *
     * @param size how many they are
     * @param missing the ids in the source of those that the target lacks
     * @param inConflict the ids in the source of those that belong to a record which contradicts the target
     */
    record Compared(long size, Set<Long> missing, Set<Long> inConflict) {

        String state(long sourceId) {
            return missing.contains(sourceId) ? "missing" : inConflict.contains(sourceId) ? "in conflict" : "there";
        }

        private Counts counts() {
            long mapped = size - missing.size() - inConflict.size();
            return new Counts(size, mapped, missing.size(), 0, inConflict.size(), 0, 0);
        }
    }

    static LinkComparison of(FoundTransfer found, StoreSession from, StoreSession into) {
        LinkComparison comparison = new LinkComparison();
        LinkCopies copies = new LinkCopies(found, field -> null, Instant.EPOCH);
        try (Staging staging = into.staging(from)) {
            found.closure().links().forEach((link, selected) -> {
                StagedRows rows = staging.stage(copies.of(link, selected));
                comparison.compared.put(link, new Compared(rows.size(), rows.missing(), rows.setAside()));
            });
        }
        return comparison;
    }

    Map<LinkTable, Compared> compared() {
        return compared;
    }

    SortedMap<String, Counts> counts() {
        SortedMap<String, Counts> counts = new TreeMap<>();
        compared.forEach((link, links) -> counts.put(link.table(), links.counts()));
        return counts;
    }
}
