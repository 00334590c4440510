package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferConflictException;

/**
 * Finds values of new records that other records of the target hold already, before anything is written.
 *
 * <p>Uids need no look: a record whose uid is taken is mapped.
 */
final class UniqueKeyCheck {

    private static final int MOST_NAMED = 20;

    private final StoreSession target;
    private final Closure closure;
    private final List<String> conflicts = new ArrayList<>();

    UniqueKeyCheck(StoreSession target, Closure closure) {
        this.target = target;
        this.closure = closure;
    }

    /**
     * Looks at all new records.
     *
     * @throws TransferConflictException if values are taken; names each
     */
    void run() {
        for (FoundRecords records : closure.all()) {
            for (List<Field> key : records.registry().uniqueKeys()) {
                check(records, key);
            }
        }
        if (conflicts.size() == 1) {
            throw new TransferConflictException(conflicts.get(0) + " Change one of the two. Nothing was written.");
        }
        if (!conflicts.isEmpty()) {
            String more = conflicts.size() > MOST_NAMED ? "\n- and " + (conflicts.size() - MOST_NAMED) + " more" : "";
            throw new TransferConflictException("Cannot transfer: " + conflicts.size()
                    + " values are taken. Change one of"
                    + " each two. Nothing was written.\n- "
                    + String.join("\n- ", conflicts.stream().limit(MOST_NAMED).toList()) + more);
        }
    }

    private void check(FoundRecords records, List<Field> key) {
        Map<List<Object>, Row> wanted = new HashMap<>();
        for (Row row : records.unmatched()) {
            List<@Nullable Object> values = new ArrayList<>();
            key.forEach(field -> values.add(closure.inTarget(row, field)));
            if (values.stream().allMatch(Objects::nonNull)) {
                wanted.put(List.copyOf(values), row);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Set<List<Object>> taken = new HashSet<>();
        for (Row there : target.selectByKey(records.registry(), key, key, wanted.keySet())) {
            List<Object> values = new ArrayList<>();
            key.forEach(field -> values.add(Objects.requireNonNull(there.get(field))));
            taken.add(values);
        }
        wanted.forEach((values, row) -> {
            if (taken.contains(values)) {
                conflicts.add(conflict(records.registry(), key, row));
            }
        });
    }

    private static String conflict(Registry<?> registry, List<Field> key, Row row) {
        String name = registry.uid().map(uid -> "'" + row.get(uid) + "'").orElse("without uid");
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(field -> values.add(row.get(field)));
        return "Cannot transfer " + registry.name() + " " + name + ": its "
                + String.join(", ", key.stream().map(Field::name).toList()) + " " + values
                + " is taken by another record of the target.";
    }
}
