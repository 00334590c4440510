package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final SortedMap<String, Counts> counts = new TreeMap<>();

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
            return new Counts(size, mapped, 0, missing.size(), 0, inConflict.size(), 0, 0);
        }
    }

    static LinkComparison of(FoundTransfer found, StoreSession from, StoreSession into) {
        LinkComparison comparison = new LinkComparison();
        LinkCopies copies = new LinkCopies(found, field -> null, Instant.EPOCH);
        PublicLinks more = new PublicLinks(found, from);
        try (Staging staging = into.staging(from)) {
            found.closure().links().forEach((link, selected) -> {
                StagedRows rows = staging.stage(copies.of(link, selected));
                comparison.add(
                        link,
                        compared(rows, more.alsoInSource(link), found.closure().left(link)));
            });
        }
        more.counts().forEach((table, links) -> comparison.counts.merge(table, Counts.ofResolved(links), Counts::plus));
        return comparison;
    }

    /**
     * @param come links that a public ontology brings before
     * @param left links that stay behind
     */
    private static Compared compared(StagedRows rows, Set<Long> come, Set<Long> left) {
        return new Compared(rows.size() - left.size(), without(come, rows.missing()), without(left, rows.setAside()));
    }

    private static Set<Long> without(Set<Long> some, Set<Long> ids) {
        Set<Long> others = new LinkedHashSet<>(ids);
        others.removeAll(some);
        return others;
    }

    private void add(LinkTable link, Compared links) {
        compared.put(link, links);
        counts.merge(link.table(), links.counts(), Counts::plus);
    }

    Map<LinkTable, Compared> compared() {
        return compared;
    }

    SortedMap<String, Counts> counts() {
        return counts;
    }
}
