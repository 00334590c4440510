package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laminj.transfer.Counts;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.TermNotes;

/**
 * What one part of a transfer brought, so that the next can go on from there and the report of all adds up.
 *
 * @param records what became of each record
 * @param counts by registry and link table
 * @param dropped what stayed behind
 * @param removed links that were removed
 * @param terms what is worth knowing of terms
 * @param bytes of data that the new records are about
 * @param targetIds by registry, for each record its id in the source and in the target, negative if only planned
 * @param droppedIds by registry, the ids in the source of records that stayed behind
 */
record DonePart(
        List<PlannedRecord> records,
        SortedMap<String, Counts> counts,
        List<Dropped> dropped,
        List<RemovedLink> removed,
        TermNotes terms,
        long bytes,
        Map<String, Map<Long, Long>> targetIds,
        Map<String, List<Long>> droppedIds) {

    /**
     * What becomes of what was found.
     *
     * @param links the counts by link table
     */
    static DonePart of(FoundTransfer found, SortedMap<String, Counts> links) {
        Map<String, Map<Long, Long>> ids = new TreeMap<>();
        for (FoundRecords records : found.closure().all()) {
            Map<Long, Long> bySource = new LinkedHashMap<>();
            records.all().forEach(record -> bySource.put(record.sourceId(), record.targetIdOrPlaceholder()));
            ids.put(records.registry().name(), bySource);
        }
        SortedMap<String, Counts> counts = new TreeMap<>(found.outcomes().counts());
        found.surplus().counts().forEach((table, more) -> counts.merge(table, more, Counts::plus));
        links.forEach((table, more) -> counts.merge(table, more, Counts::plus));
        return new DonePart(
                found.outcomes().records(),
                counts,
                found.closure().dropped(),
                found.surplus().removed(),
                found.outcomes().terms(),
                found.outcomes().bytes(),
                ids,
                found.closure().droppedRecordIds());
    }

    /** Nothing yet. */
    static DonePart none() {
        return new DonePart(List.of(), new TreeMap<>(), List.of(), List.of(), TermNotes.none(), 0, Map.of(), Map.of());
    }

    /** What both have brought. */
    DonePart plus(DonePart later) {
        SortedMap<String, Counts> sums = new TreeMap<>(counts);
        later.counts.forEach((of, more) -> sums.merge(of, more, Counts::plus));
        return new DonePart(
                joined(records, later.records),
                sums,
                summed(dropped, later.dropped),
                joined(removed, later.removed),
                terms.plus(later.terms),
                bytes + later.bytes,
                merged(targetIds, later.targetIds),
                mergedLists(droppedIds, later.droppedIds));
    }

    /** The same with more notes of terms. */
    DonePart with(TermNotes more) {
        return new DonePart(records, counts, dropped, removed, terms.plus(more), bytes, targetIds, droppedIds);
    }

    /** The same without ids, which {@link Settled} keeps for all parts. */
    DonePart withoutIds() {
        return new DonePart(records, counts, dropped, removed, terms, bytes, Map.of(), Map.of());
    }

    private static Map<String, Map<Long, Long>> merged(
            Map<String, Map<Long, Long>> first, Map<String, Map<Long, Long>> second) {
        Map<String, Map<Long, Long>> all = new TreeMap<>();
        Stream.of(first, second)
                .forEach(part ->
                        part.forEach((registry, ids) -> all.computeIfAbsent(registry, key -> new LinkedHashMap<>())
                                .putAll(ids)));
        return all;
    }

    private static Map<String, List<Long>> mergedLists(Map<String, List<Long>> first, Map<String, List<Long>> second) {
        Map<String, List<Long>> all = new TreeMap<>();
        Stream.of(first, second)
                .forEach(part -> part.forEach((registry, ids) ->
                        all.computeIfAbsent(registry, key -> new ArrayList<>()).addAll(ids)));
        return all;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** What stays behind altogether. */
    static List<Dropped> summed(List<Dropped> first, List<Dropped> second) {
        Map<Dropped, Long> sums = new LinkedHashMap<>();
        for (Dropped dropped : joined(first, second)) {
            sums.merge(new Dropped(dropped.of(), dropped.reason(), 0), dropped.count(), Long::sum);
        }
        List<Dropped> all = new ArrayList<>();
        sums.forEach((what, count) -> all.add(new Dropped(what.of(), what.reason(), count)));
        return all;
    }
}
