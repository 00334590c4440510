package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.transfer.Counts;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RemovedLink;

/**
 * What one part of a transfer brought, so that the next can go on from there and the report of all adds up.
 *
 * @param records what became of each record
 * @param counts by registry and link table
 * @param dropped what stayed behind
 * @param removed links that were removed
 * @param bytes of data that the new records are about
 * @param targetIds by registry, for each record its id in the source and in the target
 * @param droppedIds by what stayed behind, the ids in the source
 */
record DonePart(
        List<PlannedRecord> records,
        SortedMap<String, Counts> counts,
        List<Dropped> dropped,
        List<RemovedLink> removed,
        long bytes,
        Map<String, Map<Long, Long>> targetIds,
        Map<String, List<Long>> droppedIds) {

    static DonePart of(FoundTransfer found) {
        Map<String, Map<Long, Long>> ids = new TreeMap<>();
        for (FoundRecords records : found.closure().all()) {
            Map<Long, Long> bySource = new LinkedHashMap<>();
            records.all().forEach(record -> record.targetId().ifPresent(id -> bySource.put(record.sourceId(), id)));
            ids.put(records.registry().name(), bySource);
        }
        return new DonePart(
                found.outcomes().records(),
                found.counts(),
                found.closure().dropped(),
                found.links().removed(),
                found.outcomes().bytes(),
                ids,
                found.closure().droppedIds());
    }

    /** Nothing yet. */
    static DonePart none() {
        return new DonePart(List.of(), new TreeMap<>(), List.of(), List.of(), 0, Map.of(), Map.of());
    }

    /** What both have brought; of the ids only those that the next part needs are in {@link Settled}. */
    DonePart plus(DonePart later) {
        SortedMap<String, Counts> sums = new TreeMap<>(counts);
        later.counts.forEach((of, more) -> sums.merge(of, more, Counts::plus));
        return new DonePart(
                joined(records, later.records),
                sums,
                summed(dropped, later.dropped),
                joined(removed, later.removed),
                bytes + later.bytes,
                Map.of(),
                Map.of());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<Dropped> summed(List<Dropped> first, List<Dropped> second) {
        Map<Dropped, Long> sums = new LinkedHashMap<>();
        for (Dropped dropped : joined(first, second)) {
            sums.merge(new Dropped(dropped.of(), dropped.reason(), 0), dropped.count(), Long::sum);
        }
        List<Dropped> all = new ArrayList<>();
        sums.forEach((what, count) -> all.add(new Dropped(what.of(), what.reason(), count)));
        return all;
    }
}
