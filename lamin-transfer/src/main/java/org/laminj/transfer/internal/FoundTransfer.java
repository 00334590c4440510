package org.laminj.transfer.internal;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.registry.Registry;
import org.laminj.transfer.Counts;
import org.laminj.transfer.TransferPlan;

/**
 * What was found by reading: the rows of a transfer, or of one part of it, and what becomes of them.
 *
 * @param scope what was followed
 * @param columns what both sides have columns for
 * @param closure all rows, by their ids in the source
 * @param links what becomes of each link
 * @param outcomes what becomes of each record
 */
record FoundTransfer(Scope scope, Columns columns, Closure closure, FoundLinks links, Outcomes outcomes) {

    /** The account of it that people and files keep. */
    TransferPlan plan(String source, String target, Registry<?> registry, List<Long> ids) {
        return new TransferPlan(
                source,
                target,
                registry.name(),
                uids(registry, ids),
                scope.options(),
                outcomes.records(),
                counts(),
                closure.dropped(),
                links.removed(),
                new PlanDigests(closure, links).digests());
    }

    /** What becomes of the rows of each registry and link table. */
    SortedMap<String, Counts> counts() {
        SortedMap<String, Counts> counts = new TreeMap<>(outcomes.counts());
        links.counts().forEach((table, found) -> counts.merge(table, found, Counts::plus));
        return counts;
    }

    /** The uids of the selected records; none where their registry has no uids. */
    private List<String> uids(Registry<?> registry, List<Long> ids) {
        FoundRecords selected = closure.of(registry);
        return registry.uid()
                .map(uid -> ids.stream()
                        .map(id -> String.valueOf(selected.get(id).get(uid)))
                        .toList())
                .orElse(List.of());
    }
}
