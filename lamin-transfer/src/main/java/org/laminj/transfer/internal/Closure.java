package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.IdTranslation;
import org.laminj.core.store.Row;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.internal.FoundRecord.Step;
import org.laminj.transfer.internal.FoundRecord.Way;

/** All rows that belong to a transfer, or to one part of it: records, the links between them, and what stays behind. */
final class Closure {

    private final Settled settled;
    private final Map<Class<? extends SqlRecord>, FoundRecords> records = new LinkedHashMap<>();
    private final Map<LinkTable, SelectedLinks> links = new LinkedHashMap<>();
    private final Map<Class<? extends SqlRecord>, Set<Long>> referred = new HashMap<>();
    private final Map<DropReason, Map<String, Set<Long>>> dropped = new TreeMap<>();
    private final Set<String> droppedRecords = new TreeSet<>();
    private final List<Mirrored> mirrored = new ArrayList<>();
    private final Map<Class<? extends SqlRecord>, Set<Long>> left = new HashMap<>();
    private final Map<LinkTable, Set<Long>> leftLinks = new HashMap<>();
    private final ResolvedTerms resolved = new ResolvedTerms();
    private int met;

    /**
     * Selected records of which all links of one kind were read, so that what the target has beyond can be told.
     *
     * @param linked the way along which the links lead
     * @param sourceIds the records
     */
    record Mirrored(Relation.Linked linked, List<Long> sourceIds) {}

    /**
     * @param settled what earlier parts have brought, which is not brought again
     */
    Closure(Settled settled) {
        this.settled = settled;
    }

    FoundRecords of(Registry<?> registry) {
        return records.computeIfAbsent(registry.type(), type -> new FoundRecords(registry));
    }

    Optional<FoundRecords> of(Class<? extends SqlRecord> type) {
        return Optional.ofNullable(records.get(type));
    }

    Collection<FoundRecords> all() {
        return records.values();
    }

    /** A record that came along; empty if it did not, or did with an earlier part. */
    Optional<FoundRecord> find(Class<? extends SqlRecord> type, long sourceId) {
        return of(type).flatMap(found -> found.find(sourceId));
    }

    /** Whether a record comes along, now or with an earlier part. */
    boolean contains(Class<? extends SqlRecord> type, long sourceId) {
        return settled.contains(type, sourceId) || find(type, sourceId).isPresent();
    }

    Settled settled() {
        return settled;
    }

    /** The id in the target of a record of the source; empty if the target lacks it or it does not belong here. */
    Optional<Long> targetId(Class<? extends SqlRecord> type, long sourceId) {
        return settled.targetId(type, sourceId).or(() -> find(type, sourceId).flatMap(FoundRecord::targetId));
    }

    /** A value of a row in the terms of the target: a reference as the id there, null if the target lacks it. */
    @Nullable
    Object inTarget(Row row, Field field) {
        if (!field.isForeignKey()) {
            return row.get(field);
        }
        Long id = row.numberOrNull(field);
        return id == null ? null : targetId(target(field), id).orElse(null);
    }

    static Class<? extends SqlRecord> target(Field reference) {
        return reference.foreignKey().orElseThrow().target();
    }

    /** How many records belong to the transfer so far, those of earlier parts among them. */
    int size() {
        return settled.size()
                + resolved.above()
                + records.values().stream().mapToInt(of -> of.all().size()).sum();
    }

    /** Notes how records were met, and answers which of them were not met before. */
    List<Long> see(Registry<?> registry, Map<Long, @Nullable Step> steps, Way way) {
        FoundRecords known = of(registry);
        List<Long> unseen = new ArrayList<>();
        steps.forEach((id, step) -> {
            Optional<FoundRecord> before = known.find(id);
            if (before.isPresent()) {
                before.get().alsoMetOn(way);
            } else if (settled.contains(registry.type(), id)) {
                refer(registry.type(), id);
            } else if (!left(registry.type()).contains(id)) {
                unseen.add(id);
                // what is selected for a later part is followed as such now, for it will not come again
                boolean selected = settled.isSelected(registry.type(), id);
                known.add(new FoundRecord(registry, id, met++, selected ? Way.SELECTED : way, selected ? null : step));
            }
        });
        return unseen;
    }

    /** All records, in the order in which they are told of. */
    List<FoundRecord> inOrder() {
        return records.values().stream()
                .flatMap(found -> found.all().stream())
                .sorted(Comparator.comparing(FoundRecord::way).thenComparing(FoundRecord::position))
                .toList();
    }

    /** Notes that a record of an earlier part is referred to. */
    void refer(Class<? extends SqlRecord> type, long sourceId) {
        referred.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(sourceId);
    }

    /** The terms that the target gets from public ontologies. */
    ResolvedTerms resolved() {
        return resolved;
    }

    /** Leaves records behind that were met. */
    void leave(Registry<?> registry, Collection<FoundRecord> behind, DropReason reason) {
        FoundRecords known = of(registry);
        behind.forEach(known::remove);
        List<Long> ids = behind.stream().map(FoundRecord::sourceId).toList();
        left.computeIfAbsent(registry.type(), key -> new HashSet<>()).addAll(ids);
        drop(registry, reason, ids);
    }

    /** The records that were met and left behind, by their ids in the source. */
    Set<Long> left(Class<? extends SqlRecord> type) {
        return left.getOrDefault(type, Set.of());
    }

    /** Leaves links behind that lead to records which stay behind. */
    void leave(LinkTable link, Set<Long> sourceIds, DropReason reason) {
        leftLinks.put(link, sourceIds);
        drop(link.table(), reason, sourceIds);
    }

    /** The links of a table that stay behind because a record does, by their ids in the source. */
    Set<Long> left(LinkTable link) {
        return leftLinks.getOrDefault(link, Set.of());
    }

    /** The links of one table that belong to the transfer; none unless they are added. */
    SelectedLinks linksOf(LinkTable link) {
        return links.computeIfAbsent(link, SelectedLinks::new);
    }

    /** The links that belong to the transfer. */
    Map<LinkTable, SelectedLinks> links() {
        return links;
    }

    /** Records of earlier parts that this part refers to, by their ids in the source. */
    Set<Long> referredOfEarlier(Class<? extends SqlRecord> type) {
        return referred.getOrDefault(type, Set.of());
    }

    /**
     * What the records of one registry are in the target, where a negative id stands for one that is yet to be written.
     * Those that contradict the target, or were left behind, are set aside.
     */
    IdTranslation translation(Class<? extends SqlRecord> type) {
        Map<Long, Long> ids = new HashMap<>();
        Set<Long> aside = new HashSet<>(left(type));
        referredOfEarlier(type).forEach(id -> settled.targetId(type, id).ifPresent(there -> ids.put(id, there)));
        of(type).map(FoundRecords::all).orElse(List.of()).forEach(record -> {
            ids.put(record.sourceId(), record.targetIdOrPlaceholder());
            if (record.isInConflict()) {
                aside.add(record.sourceId());
            }
        });
        return new IdTranslation(ids, aside);
    }

    void addMirrored(Mirrored records) {
        mirrored.add(records);
    }

    List<Mirrored> mirrored() {
        return mirrored;
    }

    /** Notes records that stay behind, by their ids in the source. */
    void drop(Registry<?> registry, DropReason reason, Collection<Long> sourceIds) {
        droppedRecords.add(registry.name());
        drop(registry.name(), reason, sourceIds);
    }

    /** Notes links or values that stay behind, by the ids in the source. */
    void drop(String of, DropReason reason, Collection<Long> sourceIds) {
        List<Long> uncounted =
                sourceIds.stream().filter(id -> !settled.isDropped(of, id)).toList();
        if (!uncounted.isEmpty()) {
            dropped.computeIfAbsent(reason, key -> new TreeMap<>())
                    .computeIfAbsent(of, name -> new TreeSet<>())
                    .addAll(uncounted);
        }
    }

    /** Forgets that records were left out which are there after all: recognised through a reference. */
    void takeBackDropped() {
        Map<String, Set<Long>> leftOut = dropped.getOrDefault(DropReason.LEFT_OUT, new TreeMap<>());
        for (FoundRecords found : records.values()) {
            Set<Long> ids = leftOut.get(found.registry().name());
            if (ids != null) {
                ids.removeIf(id -> found.find(id).isPresent());
            }
        }
    }

    /** By what stays behind, the ids in the source. */
    Map<String, List<Long>> droppedIds() {
        Map<String, List<Long>> ids = new TreeMap<>();
        dropped.values()
                .forEach(rows -> rows.forEach((of, set) ->
                        ids.computeIfAbsent(of, key -> new ArrayList<>()).addAll(set)));
        return ids;
    }

    /** The same of records only, for links and values are met by one part alone. */
    Map<String, List<Long>> droppedRecordIds() {
        Map<String, List<Long>> ids = droppedIds();
        ids.keySet().retainAll(droppedRecords);
        return ids;
    }

    /** What stays behind, each row counted once. */
    List<Dropped> dropped() {
        List<Dropped> all = new ArrayList<>();
        dropped.forEach((reason, rows) -> rows.forEach((of, ids) -> {
            if (!ids.isEmpty()) {
                all.add(new Dropped(of, reason, ids.size()));
            }
        }));
        return all;
    }
}
