package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Compares links of the source with those of the target.
 *
 * <p>Where a link table has no unique key, each link of the target stands for one of the source.
 */
final class LinkMatching {

    private final StoreSession target;
    private final Closure closure;

    LinkMatching(StoreSession target, Closure closure) {
        this.target = target;
        this.closure = closure;
    }

    /** Those of the rows of the source that have no counterpart in the target. */
    List<Row> missing(LinkTable link, List<Row> rows) {
        List<Field> identity = link.identity();
        Map<List<@Nullable Object>, Integer> there = new HashMap<>();
        for (Row row : existing(link, link.from().field(), identity, rows)) {
            there.merge(values(row, identity), 1, Integer::sum);
        }
        List<Row> missing = new ArrayList<>();
        for (Row row : rows) {
            List<@Nullable Object> key = inTarget(row, identity);
            int left = there.getOrDefault(key, 0);
            if (left == 0) {
                missing.add(row);
            }
            // a link of a unique table stands for all that equal it, also once it is written
            there.put(key, link.isUnique() ? 1 : Math.max(0, left - 1));
        }
        return missing;
    }

    /** The links of records of the target that have no counterpart among the rows of the source. */
    List<Row> surplus(LinkTable link, Field near, List<Long> sourceIds, List<Row> rows) {
        List<Field> identity = link.identity();
        Map<List<@Nullable Object>, Integer> wanted = new HashMap<>();
        rows.forEach(row -> wanted.merge(inTarget(row, identity), 1, Integer::sum));
        Set<Field> read = new HashSet<>(identity);
        read.addAll(List.of(link.id(), link.from().field(), link.to().field()));
        Set<Long> ids = new HashSet<>();
        sourceIds.forEach(id -> closure.targetId(Closure.target(near), id).ifPresent(ids::add));
        List<Row> surplus = new ArrayList<>();
        for (Row row : target.select(link, List.copyOf(read), near, ids)) {
            List<@Nullable Object> key = values(row, identity);
            int left = wanted.getOrDefault(key, 0);
            if (left == 0) {
                surplus.add(row);
            } else if (!link.isUnique()) {
                wanted.put(key, left - 1);
            }
        }
        return surplus;
    }

    /** The ids of all links that the target has on the records at the near end. */
    Set<Long> idsOf(LinkTable link, List<Row> rows) {
        Set<Long> ids = new HashSet<>();
        existing(link, link.from().field(), List.of(link.id()), rows).forEach(row -> ids.add(row.number(link.id())));
        return ids;
    }

    private List<Row> existing(LinkTable link, Field near, List<Field> read, List<Row> rows) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> targetId(row, near).ifPresent(ids::add));
        return target.select(link, read, near, ids);
    }

    private static List<@Nullable Object> values(Row row, List<Field> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field)));
        return values;
    }

    /** The identity of a link in the terms of the target; what the target lacks equals nothing there. */
    private List<@Nullable Object> inTarget(Row row, List<Field> identity) {
        List<@Nullable Object> key = new ArrayList<>();
        for (Field field : identity) {
            Long reference = field.isForeignKey() ? row.numberOrNull(field) : null;
            key.add(
                    reference == null
                            ? row.get(field)
                            : targetId(row, field).<Object>map(id -> id).orElseGet(() -> lacking(field, reference)));
        }
        return key;
    }

    /** A reference that may be left empty is empty where the target does not get its record. */
    private @Nullable Object lacking(Field field, long sourceId) {
        if (!closure.contains(Closure.target(field), sourceId)) {
            return null;
        }
        long standing = closure.find(Closure.target(field), sourceId)
                .map(found -> found.merged().sourceId())
                .orElse(sourceId);
        return new Lacking(field, standing);
    }

    private Optional<Long> targetId(Row row, Field field) {
        Long id = row.numberOrNull(field);
        return id == null ? Optional.empty() : closure.targetId(Closure.target(field), id);
    }

    /** A record that the target lacks, by its id in the source. */
    private record Lacking(Field field, long sourceId) {}
}
