package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;

/** The records of one registry that belong to a transfer, by their id in the source, and which the target has. */
final class FoundRecords {

    private final Registry<?> registry;
    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private final Map<Long, Long> targetIds = new LinkedHashMap<>();
    private final Map<Long, String> targetUids = new LinkedHashMap<>();
    private final Map<Long, String> reasons = new LinkedHashMap<>();

    FoundRecords(Registry<?> registry) {
        this.registry = registry;
    }

    Registry<?> registry() {
        return registry;
    }

    void add(Row row) {
        rows.put(row.number(registry.id()), row);
    }

    void match(long sourceId, long targetId) {
        targetIds.put(sourceId, targetId);
    }

    /** Notes that the target has a record, by which fields it was recognised, and under which uid it is there. */
    void match(Row row, Row there, List<Field> key) {
        long sourceId = row.number(registry.id());
        reasons.put(sourceId, "by " + key.stream().map(Field::name).collect(Collectors.joining(", ")));
        match(sourceId, there.number(registry.id()));
        registry.uid().ifPresent(uid -> targetUids.put(sourceId, String.valueOf(there.get(uid))));
    }

    /** By which fields the target has a record, or that it lacks it. */
    String reason(long sourceId) {
        return reasons.getOrDefault(sourceId, "not in the target");
    }

    /** The uid that a record has in the target, or will have. */
    String targetUid(long sourceId) {
        String known = targetUids.get(sourceId);
        return known == null ? String.valueOf(row(sourceId).get(registry.uid().orElseThrow())) : known;
    }

    /** Puts another row in the place of one that the target lacks. */
    void replace(Row row) {
        rows.put(row.number(registry.id()), row);
    }

    Optional<Long> targetId(long sourceId) {
        return Optional.ofNullable(targetIds.get(sourceId));
    }

    Collection<Row> all() {
        return rows.values();
    }

    Row row(long sourceId) {
        Row row = rows.get(sourceId);
        if (row == null) {
            throw new IllegalArgumentException("Record " + sourceId + " of " + registry.name() + " was not read");
        }
        return row;
    }

    boolean isMatched(Row row) {
        return targetIds.containsKey(row.number(registry.id()));
    }

    List<Row> unmatched() {
        return rows.values().stream().filter(row -> !isMatched(row)).toList();
    }

    /** The ids in the target of the records that it has, each once. */
    Set<Long> distinctTargetIds() {
        return new LinkedHashSet<>(targetIds.values());
    }
}
