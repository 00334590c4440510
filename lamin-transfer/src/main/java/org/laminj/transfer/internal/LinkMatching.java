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
 * Finds the links that the target lacks.
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
        Map<List<@Nullable Object>, Integer> there = existing(link, identity, rows);
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

    /** How many links of each identity the target has on the records that it has. */
    private Map<List<@Nullable Object>, Integer> existing(LinkTable link, List<Field> identity, List<Row> rows) {
        Field near = link.from().field();
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> targetId(row, near).ifPresent(ids::add));
        Map<List<@Nullable Object>, Integer> there = new HashMap<>();
        for (Row row : target.select(link, identity, near, ids)) {
            List<@Nullable Object> key = new ArrayList<>();
            identity.forEach(field -> key.add(row.get(field)));
            there.merge(key, 1, Integer::sum);
        }
        return there;
    }

    /** The identity of a link in the terms of the target; what the target lacks equals nothing there. */
    private List<@Nullable Object> inTarget(Row row, List<Field> identity) {
        List<@Nullable Object> key = new ArrayList<>();
        for (Field field : identity) {
            Long reference = field.isForeignKey() ? row.numberOrNull(field) : null;
            key.add(
                    reference == null
                            ? row.get(field)
                            : targetId(row, field).<Object>map(id -> id).orElse(new Lacking(field, reference)));
        }
        return key;
    }

    private Optional<Long> targetId(Row row, Field field) {
        Long id = row.numberOrNull(field);
        return id == null
                ? Optional.empty()
                : closure.targetId(field.foreignKey().orElseThrow().target(), id);
    }

    /** A record that the target lacks, by its id in the source. */
    private record Lacking(Field field, long sourceId) {}
}
