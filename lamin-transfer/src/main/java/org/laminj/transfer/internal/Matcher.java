package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferConflictException;

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
        registry.uid().ifPresent(uid -> match(records, rows, new MatchingKey(List.of(uid), List.of()), Row::get));
        registry.naturalKeys().stream()
                .filter(key -> !key.hasReference())
                .forEach(key -> match(records, rows, key, Row::get));
    }

    /** Matches rows by those natural keys that hold references, whose records must have been matched before. */
    void matchByReferences(FoundRecords records, Closure closure) {
        records.registry().naturalKeys().stream()
                .filter(MatchingKey::hasReference)
                .forEach(key -> match(records, records.all(), key, closure::inTarget));
    }

    private void match(FoundRecords records, Collection<Row> rows, MatchingKey key, KeyPart part) {
        Map<List<Object>, List<Row>> byKey = new HashMap<>();
        for (Row row : rows) {
            if (!records.isMatched(row)) {
                List<@Nullable Object> values = new ArrayList<>();
                key.fields().forEach(field -> values.add(part.of(row, field)));
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

    private void matchKeys(FoundRecords records, MatchingKey key, Map<List<Object>, List<Row>> byKey) {
        Registry<? extends SqlRecord> registry = records.registry();
        Set<Field> read = new LinkedHashSet<>(key.fields());
        read.addAll(key.agreeing());
        registry.uid().ifPresent(read::add);
        read.add(registry.id());
        for (Row there : target.selectByKey(registry, List.copyOf(read), key.fields(), byKey.keySet())) {
            List<@Nullable Object> values = new ArrayList<>();
            key.fields().forEach(field -> values.add(there.get(field)));
            for (Row row : byKey.getOrDefault(values, List.of())) {
                if (!records.isMatched(row)) {
                    checkAgreement(registry, key, row, there);
                    records.match(row, there, key.fields());
                }
            }
        }
    }

    private static void checkAgreement(Registry<?> registry, MatchingKey key, Row row, Row there) {
        for (Field field : key.agreeing()) {
            if (!Objects.equals(row.get(field), there.get(field))) {
                List<String> names = key.fields().stream().map(Field::name).toList();
                List<@Nullable Object> values = new ArrayList<>();
                key.fields().forEach(part -> values.add(row.get(part)));
                throw new TransferConflictException("Cannot transfer " + registry.name() + " " + values
                        + ": the target has one with the same " + String.join(", ", names) + " whose " + field.name()
                        + " is '" + there.get(field) + "', not '" + row.get(field)
                        + "'. Rename one of the two. Nothing was written.");
            }
        }
    }

    /** Reads one part of a key in the terms of the target. */
    private interface KeyPart {
        @Nullable
        Object of(Row row, Field field);
    }
}
