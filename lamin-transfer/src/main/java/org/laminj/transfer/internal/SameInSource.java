package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;

/**
 * Finds records without uid that the source has twice under one natural key: in the target, which knows them by nothing
 * else, they are one.
 */
final class SameInSource {

    private final Closure closure;

    SameInSource(Closure closure) {
        this.closure = closure;
    }

    /** Merges records, and then those that only differ in which of the merged ones they name. */
    void merge() {
        boolean merged = true;
        while (merged) {
            merged = false;
            for (FoundRecords records : closure.all()) {
                if (records.registry().uid().isEmpty()) {
                    merged |= merge(records);
                }
            }
        }
    }

    private boolean merge(FoundRecords records) {
        Registry<?> registry = records.registry();
        boolean merged = false;
        for (MatchingKey key : registry.naturalKeys()) {
            Map<List<@Nullable Object>, FoundRecord> first = new HashMap<>();
            for (FoundRecord record : records.where(FoundRecord::isNew)) {
                FoundRecord other = first.putIfAbsent(values(record, key.fields()), record);
                if (other != null) {
                    merge(record, other, key);
                    merged = true;
                }
            }
        }
        return merged;
    }

    private static void merge(FoundRecord record, FoundRecord other, MatchingKey key) {
        String names = String.join(", ", key.fields().stream().map(Field::name).toList());
        for (Field field : key.agreeing()) {
            if (!Objects.equals(record.get(field), other.get(field))) {
                record.contradict("the source has another with the same " + names + " whose " + field.name() + " is '"
                        + other.get(field) + "', not '" + record.get(field) + "'");
                return;
            }
        }
        record.merge(other, "with another of the source, by " + names);
    }

    private List<@Nullable Object> values(FoundRecord record, List<Field> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            Long reference = field.isForeignKey() ? record.row().numberOrNull(field) : null;
            values.add(
                    reference == null
                            ? record.get(field)
                            : closure.find(Closure.target(field), reference)
                                    .<Object>map(FoundRecord::merged)
                                    .orElse(reference));
        }
        return values;
    }
}
