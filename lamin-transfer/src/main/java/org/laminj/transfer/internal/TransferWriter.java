package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferReport.LinkCounts;

/** Writes what the target lacks: records in order, then links. Ids are those that the target gives. */
final class TransferWriter {

    private final StoreSession target;
    private final Closure closure;
    private final OwnRecords own;
    private final Instant now;
    private final Map<Registry<?>, List<Row>> written = new HashMap<>();

    TransferWriter(StoreSession target, Closure closure, OwnRecords own, Instant now) {
        this.target = target;
        this.closure = closure;
        this.own = own;
        this.now = now;
    }

    /** Writes the records; afterwards each record of the closure has its id in the target. */
    void writeRecords(WriteOrder order) {
        for (Registry<?> registry : order.registries()) {
            insert(closure.of(registry), order.deferredOf(registry));
        }
        for (Registry<?> registry : order.registries()) {
            order.deferredOf(registry).forEach(field -> setDeferred(closure.of(registry), field));
            new LatestVersions(target).settle(registry, written.getOrDefault(registry, List.of()));
        }
    }

    private void insert(FoundRecords records, List<Field> deferred) {
        List<Row> rows = records.unmatched();
        if (rows.isEmpty()) {
            return;
        }
        Registry<?> registry = records.registry();
        List<Field> fields = withoutId(registry);
        RowShape shape = new RowShape(fields);
        Map<Row, Row> inserted = new LinkedHashMap<>();
        for (Row row : rows) {
            inserted.put(row, translated(row, fields, shape, deferred));
        }
        written.put(registry, rows);
        new InsertedIds(target, records).insert(inserted);
    }

    private void setDeferred(FoundRecords records, Field field) {
        Map<Long, @Nullable Object> values = new LinkedHashMap<>();
        for (Row row : written.getOrDefault(records.registry(), List.of())) {
            if (row.get(field) != null) {
                long id = records.targetId(row.number(records.registry().id())).orElseThrow();
                values.put(id, reference(row, field));
            }
        }
        target.updateAll(records.registry(), field, values);
    }

    /** Writes those links that the target lacks. */
    Map<String, LinkCounts> writeLinks() {
        Map<String, LinkCounts> counts = new LinkedHashMap<>();
        closure.links().forEach((link, rows) -> counts.put(link.table(), writeLinks(link, List.copyOf(rows.values()))));
        return counts;
    }

    private LinkCounts writeLinks(LinkTable link, List<Row> rows) {
        List<Field> fields = withoutId(link);
        RowShape shape = new RowShape(fields);
        List<Row> missing = new LinkMatching(target, closure).missing(link, rows);
        target.insert(
                link,
                missing.stream()
                        .map(row -> translated(row, fields, shape, List.of()))
                        .toList());
        return new LinkCounts(rows.size() - missing.size(), missing.size());
    }

    private static List<Field> withoutId(Table table) {
        return table.fields().stream().filter(field -> !field.isId()).toList();
    }

    private Row translated(Row row, List<Field> fields, RowShape shape, List<Field> deferred) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int position = 0; position < values.length; position++) {
            Field field = fields.get(position);
            values[position] = deferred.contains(field) ? null : value(row, field);
        }
        return new Row(shape, values);
    }

    private @Nullable Object value(Row row, Field field) {
        if (field.name().equals("created_at") || field.name().equals("updated_at")) {
            return now;
        }
        if (!field.isForeignKey()) {
            return row.get(field);
        }
        return switch (field.foreignKey().orElseThrow().onTransfer()) {
            case FOLLOW -> reference(row, field);
            case REBIND -> own.of(field);
            case CLEAR -> null;
        };
    }

    private @Nullable Object reference(Row row, Field field) {
        Long id = row.numberOrNull(field);
        if (id == null) {
            return null;
        }
        return closure.targetId(field.foreignKey().orElseThrow().target(), id)
                .orElseThrow(() -> new IllegalStateException(
                        "Record " + id + " behind " + field.name() + " has no place in the target"));
    }
}
