package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Inserts records and learns the ids that the target gave them, by uid or natural key, never by sequence.
 *
 * <p>A record that somebody else inserted meanwhile is found in the same way.
 */
final class InsertedIds {

    private final StoreSession target;
    private final Registry<?> registry;

    InsertedIds(StoreSession target, Registry<?> registry) {
        this.target = target;
        this.registry = registry;
    }

    /**
     * Inserts rows that are written for the target.
     *
     * @param inserted the row for each record
     * @throws BusyException if another program has just taken a value of one of them
     */
    void insert(Map<FoundRecord, Row> inserted) {
        Optional<List<Field>> key = identity();
        if (key.isEmpty()) {
            inserted.forEach((record, written) -> record.written(target.insertOne(registry, written)));
            return;
        }
        Map<List<Object>, Row> distinct = new LinkedHashMap<>();
        inserted.values().forEach(written -> distinct.putIfAbsent(values(written, key.get()), written));
        target.insert(registry, List.copyOf(distinct.values()));
        Map<List<Object>, Long> ids = ids(key.get(), distinct);
        inserted.forEach((record, written) -> {
            Long id = ids.get(values(written, key.get()));
            if (id == null) {
                throw taken(written);
            }
            record.written(id);
        });
    }

    private Optional<List<Field>> identity() {
        return registry.uid()
                .map(List::of)
                .or(() -> registry.naturalKeys().stream()
                        .map(MatchingKey::fields)
                        .filter(key -> key.stream().noneMatch(Field::isNullable))
                        .findFirst());
    }

    private Map<List<Object>, Long> ids(List<Field> key, Map<List<Object>, Row> distinct) {
        List<Field> read = new ArrayList<>(key);
        read.add(registry.id());
        Map<List<Object>, Long> ids = new HashMap<>();
        target.selectByKey(registry, read, key, distinct.keySet())
                .forEach(row -> ids.putIfAbsent(values(row, key), row.number(registry.id())));
        return ids;
    }

    private static List<Object> values(Row row, List<Field> key) {
        List<Object> values = new ArrayList<>();
        for (Field field : key) {
            values.add(Objects.requireNonNull(row.get(field), field.name()));
        }
        return values;
    }

    /** The database passed a row over, for somebody took a value of it since it was looked for. */
    private BusyException taken(Row written) {
        String name = registry.uid().map(uid -> "'" + written.get(uid) + "'").orElse("without uid");
        return new BusyException(
                "Cannot transfer " + registry.name() + " " + name
                        + ": another program has just taken one of its values. Try again. Nothing was written.",
                null);
    }
}
