package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.IdTranslation;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Counts;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.internal.Closure.Mirrored;

/**
 * The links of the target that the source does not have on the same records.
 *
 * <p>Where a link table has no unique key, each link of the target stands for one of the source.
 */
final class SurplusLinks {

    private final Closure closure;
    private final Columns columns;
    private final Scope scope;
    private final StoreSession target;
    private final RecordNames names;
    private final Map<LinkTable, Set<Long>> ids = new LinkedHashMap<>();
    private final List<RemovedLink> removed = new ArrayList<>();
    private final Map<Class<? extends SqlRecord>, IdTranslation> translations = new HashMap<>();

    SurplusLinks(Closure closure, Columns columns, Scope scope, StoreSession target, RecordNames names) {
        this.closure = closure;
        this.columns = columns;
        this.scope = scope;
        this.target = target;
        this.names = names;
    }

    /** Looks for those of selected records of which all links of one kind were read. */
    void find(Mirrored mirrored) {
        LinkTable link = mirrored.linked().link();
        Field near = mirrored.linked().near().field();
        List<Row> rows = surplus(link, near, mirrored.sourceIds());
        if (rows.isEmpty()) {
            return;
        }
        Map<Long, RecordKey> from = new LinkedHashMap<>();
        for (FoundRecord record :
                closure.of(scope.registry(mirrored.linked().near().registry())).get(mirrored.sourceIds())) {
            record.targetId().ifPresent(id -> from.put(id, names.key(record)));
        }
        Field far = mirrored.linked().far().field();
        Map<Long, RecordKey> to = keysInTarget(scope.registry(mirrored.linked().target()), far, rows);
        for (Row row : rows) {
            removed.add(new RemovedLink(link.table(), get(from, row.number(near)), get(to, row.number(far))));
            ids.computeIfAbsent(link, key -> new LinkedHashSet<>()).add(row.number(link.id()));
        }
    }

    private List<Row> surplus(LinkTable link, Field near, List<Long> sourceIds) {
        List<Field> identity = link.identity();
        Map<List<@Nullable Object>, Integer> wanted = new HashMap<>();
        SelectedLinks selected = closure.links().get(link);
        if (selected != null) {
            selected.forEach(columns, row -> wanted.merge(inTarget(row, identity), 1, Integer::sum));
        }
        Set<Field> read = new HashSet<>(identity);
        read.addAll(List.of(link.id(), link.from().field(), link.to().field()));
        Set<Long> nearIds = new HashSet<>();
        sourceIds.forEach(id -> closure.targetId(Closure.target(near), id).ifPresent(nearIds::add));
        List<Row> surplus = new ArrayList<>();
        for (Row row : target.select(link, List.copyOf(read), near, nearIds)) {
            List<@Nullable Object> key = new ArrayList<>();
            identity.forEach(field -> key.add(row.get(field)));
            int left = wanted.getOrDefault(key, 0);
            if (left == 0) {
                surplus.add(row);
            } else if (!link.isUnique()) {
                wanted.put(key, left - 1);
            }
        }
        return surplus;
    }

    /** The identity of a link in the terms of the target, where nothing has the id of what it lacks. */
    private List<@Nullable Object> inTarget(Row row, List<Field> identity) {
        List<@Nullable Object> key = new ArrayList<>();
        for (Field field : identity) {
            Object value = row.fields().contains(field) ? row.get(field) : null;
            key.add(
                    value instanceof Long id && field.isForeignKey()
                            ? translation(field).of(id)
                            : value);
        }
        return key;
    }

    private IdTranslation translation(Field reference) {
        return translations.computeIfAbsent(Closure.target(reference), closure::translation);
    }

    private static RecordKey get(Map<Long, RecordKey> keys, long id) {
        RecordKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("A link of the target leads to record " + id + ", which it does not have");
        }
        return key;
    }

    private Map<Long, RecordKey> keysInTarget(Registry<?> registry, Field far, List<Row> links) {
        Field name = registry.uid().orElseGet(registry::nameField);
        Map<Long, RecordKey> keys = new LinkedHashMap<>();
        List<Long> farIds =
                links.stream().map(row -> row.number(far)).distinct().toList();
        for (Row row : target.select(registry, List.of(registry.id(), name), registry.id(), farIds)) {
            keys.put(row.number(registry.id()), new RecordKey(registry.name(), String.valueOf(row.get(name))));
        }
        return keys;
    }

    /** Links of the target to remove, by their ids there. */
    Map<LinkTable, Set<Long>> ids() {
        return ids;
    }

    List<RemovedLink> removed() {
        return removed;
    }

    SortedMap<String, Counts> counts() {
        SortedMap<String, Counts> counts = new TreeMap<>();
        ids.forEach((link, found) -> counts.put(link.table(), new Counts(0, 0, 0, 0, 0, 0, 0, found.size())));
        return counts;
    }
}
