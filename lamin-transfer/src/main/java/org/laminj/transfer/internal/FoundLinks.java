package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Counts;
import org.laminj.transfer.LinkUpdate;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.internal.Closure.Mirrored;

/** What becomes of the links of a transfer, as far as reading tells. */
final class FoundLinks {

    private final Map<LinkTable, LinkOutcomes> outcomes = new LinkedHashMap<>();
    private final Map<LinkTable, Set<Long>> surplus = new LinkedHashMap<>();
    private final List<RemovedLink> removed = new ArrayList<>();

    /**
     * The links of one table, each row of the source in one of the lists.
     *
     * @param mapped that the target has
     * @param missing that the target lacks
     * @param conflict that belong to a record which contradicts the target
     */
    record LinkOutcomes(List<Row> mapped, List<Row> missing, List<Row> conflict) {
        Counts counts(int removed) {
            return new Counts(
                    (long) mapped.size() + missing.size() + conflict.size(),
                    mapped.size(),
                    missing.size(),
                    0,
                    conflict.size(),
                    0,
                    removed);
        }
    }

    static FoundLinks of(Closure closure, Scope scope, StoreSession target) {
        FoundLinks found = new FoundLinks();
        LinkMatching matching = new LinkMatching(target, closure);
        closure.links().forEach((link, rows) -> found.outcomes.put(link, outcomes(closure, matching, link)));
        if (scope.options().links() == LinkUpdate.MIRROR) {
            closure.mirrored().forEach(mirrored -> found.addSurplus(mirrored, closure, scope, target));
        }
        return found;
    }

    private static LinkOutcomes outcomes(Closure closure, LinkMatching matching, LinkTable link) {
        List<Row> conflict = new ArrayList<>();
        List<Row> sound = new ArrayList<>();
        closure.linksOf(link).forEach(row -> (isInConflict(closure, link, row) ? conflict : sound).add(row));
        List<Row> missing = matching.missing(link, sound);
        Set<Row> lacking = new LinkedHashSet<>(missing);
        return new LinkOutcomes(
                sound.stream().filter(row -> !lacking.contains(row)).toList(), missing, conflict);
    }

    private static boolean isInConflict(Closure closure, LinkTable link, Row row) {
        return link.foreignKeys().stream().anyMatch(field -> {
            Long id = row.fields().contains(field) ? row.numberOrNull(field) : null;
            return id != null
                    && closure.find(Closure.target(field), id)
                            .map(FoundRecord::isInConflict)
                            .orElse(false);
        });
    }

    private void addSurplus(Mirrored mirrored, Closure closure, Scope scope, StoreSession target) {
        LinkTable link = mirrored.linked().link();
        Field near = mirrored.linked().near().field();
        List<Row> rows =
                new LinkMatching(target, closure).surplus(link, near, mirrored.sourceIds(), closure.linksOf(link));
        if (rows.isEmpty()) {
            return;
        }
        Map<Long, RecordKey> from = new LinkedHashMap<>();
        RecordNames names = new RecordNames(closure);
        for (FoundRecord record :
                closure.of(scope.registry(mirrored.linked().near().registry())).get(mirrored.sourceIds())) {
            record.targetId().ifPresent(id -> from.put(id, names.key(record)));
        }
        Field far = mirrored.linked().far().field();
        Map<Long, RecordKey> to = keysInTarget(scope.registry(mirrored.linked().target()), far, rows, target);
        for (Row row : rows) {
            removed.add(new RemovedLink(link.table(), get(from, row.number(near)), get(to, row.number(far))));
            surplus.computeIfAbsent(link, key -> new LinkedHashSet<>()).add(row.number(link.id()));
        }
    }

    private static RecordKey get(Map<Long, RecordKey> keys, long id) {
        RecordKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("A link of the target leads to record " + id + ", which it does not have");
        }
        return key;
    }

    private static Map<Long, RecordKey> keysInTarget(
            Registry<?> registry, Field far, List<Row> links, StoreSession target) {
        Field name = registry.uid().orElseGet(registry::nameField);
        Map<Long, RecordKey> keys = new LinkedHashMap<>();
        List<Long> ids = links.stream().map(row -> row.number(far)).distinct().toList();
        for (Row row : target.select(registry, List.of(registry.id(), name), registry.id(), ids)) {
            keys.put(row.number(registry.id()), new RecordKey(registry.name(), String.valueOf(row.get(name))));
        }
        return keys;
    }

    Map<LinkTable, LinkOutcomes> outcomes() {
        return outcomes;
    }

    /** Links of the target to remove, by their ids there. */
    Map<LinkTable, Set<Long>> surplus() {
        return surplus;
    }

    List<RemovedLink> removed() {
        return removed;
    }

    SortedMap<String, Counts> counts() {
        SortedMap<String, Counts> counts = new TreeMap<>();
        outcomes.forEach((link, found) -> counts.put(
                link.table(), found.counts(surplus.getOrDefault(link, Set.of()).size())));
        surplus.forEach(
                (link, ids) -> counts.computeIfAbsent(link.table(), table -> new Counts(0, 0, 0, 0, 0, 0, ids.size())));
        return counts;
    }
}
