package org.laminj.transfer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport.LinkCounts;

/**
 * What was found by reading: the rows of a transfer, and what becomes of them.
 *
 * @param closure all rows, by their ids in the source
 * @param outcomes what becomes of each record
 */
record FoundTransfer(Closure closure, Outcomes outcomes) {

    /** The account of it that people and files keep. */
    TransferPlan plan(String source, String target, Registry<?> registry, List<Long> ids, StoreSession into) {
        LinkMatching matching = new LinkMatching(into, closure);
        Map<LinkTable, List<Row>> missing = new LinkedHashMap<>();
        Map<String, LinkCounts> counts = new TreeMap<>();
        closure.links().forEach((link, rows) -> {
            List<Row> lacking = matching.missing(link, List.copyOf(rows.values()));
            missing.put(link, lacking);
            counts.put(link.table(), new LinkCounts(rows.size() - lacking.size(), lacking.size()));
        });
        return new TransferPlan(
                source,
                target,
                registry.name(),
                uids(registry, ids),
                outcomes.records(),
                new TreeMap<>(counts),
                new TreeMap<>(closure.leftBehind()),
                new PlanDigests(closure).of(missing));
    }

    /** The uids of the selected records; none where their registry has no uids. */
    private List<String> uids(Registry<?> registry, List<Long> ids) {
        FoundRecords selected = closure.of(registry);
        return registry.uid()
                .map(uid -> ids.stream()
                        .map(id -> String.valueOf(selected.row(id).get(uid)))
                        .toList())
                .orElse(List.of());
    }
}
