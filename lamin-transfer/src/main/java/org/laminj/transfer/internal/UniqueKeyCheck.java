package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Finds values of new and changed records that other records of the target hold already, before anything is written.
 *
 * <p>That of a uid shows only where another program has just brought the same record: else it is mapped.
 */
final class UniqueKeyCheck {

    private final StoreSession target;
    private final Closure closure;

    UniqueKeyCheck(StoreSession target, Closure closure) {
        this.target = target;
        this.closure = closure;
    }

    /** Marks each record that would take a value which another one holds. */
    void run() {
        for (FoundRecords records : closure.all()) {
            for (List<Field> key : records.registry().uniqueKeys()) {
                check(records, key);
            }
        }
    }

    private void check(FoundRecords records, List<Field> key) {
        Map<List<Object>, FoundRecord> wanted = new HashMap<>();
        for (FoundRecord record : records.where(found -> mayTake(found, key))) {
            List<@Nullable Object> values = new ArrayList<>();
            key.forEach(field -> values.add(closure.inTarget(record.row(), field)));
            if (values.stream().allMatch(Objects::nonNull)) {
                FoundRecord other = wanted.putIfAbsent(List.copyOf(values), record);
                if (other != null) {
                    contradict(record, key, "another record that comes along");
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Field id = records.registry().id();
        Set<Field> read = new LinkedHashSet<>(key);
        read.add(id);
        for (Row there : target.selectByKey(records.registry(), List.copyOf(read), key, wanted.keySet())) {
            List<Object> values = new ArrayList<>();
            key.forEach(field -> values.add(Objects.requireNonNull(there.get(field))));
            FoundRecord record = wanted.get(values);
            if (record != null && !record.targetId().equals(Optional.of(there.number(id)))) {
                contradict(record, key, "another record of the target");
            }
        }
    }

    private static boolean mayTake(FoundRecord record, List<Field> key) {
        return record.isNew() || record.changed().stream().anyMatch(key::contains);
    }

    private static void contradict(FoundRecord record, List<Field> key, String holder) {
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(field -> values.add(record.get(field)));
        record.contradict("its "
                + String.join(", ", key.stream().map(Field::name).toList()) + " " + values + " is taken by " + holder);
    }
}
