package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Recognises records in the target: by uid, then by the natural keys of their registry in order.
 *
 * <p>A statement for each key and batch, whatever the number of records.
 */
final class Matcher {

    private final StoreSession target;

    Matcher(StoreSession target) {
        this.target = target;
    }

    /** Matches rows by uid and by those natural keys that hold no reference. */
    void matchByOwnValues(FoundRecords records, Collection<Row> rows) {
        Registry<?> registry = records.registry();
        registry.uid().ifPresent(uid -> match(records, rows, List.of(uid), Row::get));
        registry.naturalKeys().stream()
                .filter(key -> key.stream().noneMatch(Field::isForeignKey))
                .forEach(key -> match(records, rows, key, Row::get));
    }

    /** Matches rows by those natural keys that hold references, whose records must have been matched before. */
    void matchByReferences(FoundRecords records, Closure closure) {
        Registry<?> registry = records.registry();
        registry.naturalKeys().stream()
                .filter(key -> key.stream().anyMatch(Field::isForeignKey))
                .forEach(key -> match(records, records.all(), key, (row, field) -> translated(row, field, closure)));
    }

    private static @Nullable Object translated(Row row, Field field, Closure closure) {
        if (!field.isForeignKey()) {
            return row.get(field);
        }
        Long id = row.numberOrNull(field);
        return id == null
                ? null
                : closure.targetId(field.foreignKey().orElseThrow().target(), id)
                        .orElse(null);
    }

    private void match(FoundRecords records, Collection<Row> rows, List<Field> key, KeyPart part) {
        Map<List<Object>, List<Row>> byKey = new HashMap<>();
        for (Row row : rows) {
            if (!records.isMatched(row)) {
                List<@Nullable Object> values = new ArrayList<>();
                key.forEach(field -> values.add(part.of(row, field)));
                if (values.stream().allMatch(Objects::nonNull)) {
                    byKey.computeIfAbsent(List.copyOf(values), same -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        if (!byKey.isEmpty()) {
            matchKeys(records, key, byKey);
        }
    }

    private void matchKeys(FoundRecords records, List<Field> key, Map<List<Object>, List<Row>> byKey) {
        Registry<? extends SqlRecord> registry = records.registry();
        List<Field> read = new ArrayList<>(key);
        read.add(registry.id());
        for (Row there : target.selectByKey(registry, read, key, byKey.keySet())) {
            List<@Nullable Object> values = new ArrayList<>();
            key.forEach(field -> values.add(there.get(field)));
            for (Row row : byKey.getOrDefault(values, List.of())) {
                if (!records.isMatched(row)) {
                    records.match(row.number(registry.id()), there.number(registry.id()));
                }
            }
        }
    }

    /** Reads one part of a key in the terms of the target. */
    private interface KeyPart {
        @Nullable
        Object of(Row row, Field field);
    }
}
