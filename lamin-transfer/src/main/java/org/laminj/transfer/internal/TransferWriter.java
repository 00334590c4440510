package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;

/**
 * Writes what the target lacks: records in order, changes of fields, then links. Ids are those that the target gives.
 */
final class TransferWriter {

    private final StoreSession target;
    private final FoundTransfer found;
    private final Closure closure;
    private final OwnRecords own;
    private final Instant now;
    private final Progress progress;
    private final CreatedRows created;
    private final long all;
    private long written;

    TransferWriter(StoreSession target, FoundTransfer found, OwnRecords own, Instant now, Progress progress) {
        this.target = target;
        this.found = found;
        this.closure = found.closure();
        this.own = own;
        this.now = now;
        this.progress = progress;
        this.created = new CreatedRows(target);
        this.all = toWrite(found);
    }

    private static long toWrite(FoundTransfer found) {
        long records = found.closure().all().stream()
                .mapToLong(of -> of.where(FoundRecord::isNew).size())
                .sum();
        return records
                + found.links().outcomes().values().stream()
                        .mapToLong(link -> link.missing().size())
                        .sum();
    }

    void write() {
        List<Registry<?>> registries = new ArrayList<>();
        closure.all().forEach(records -> registries.add(records.registry()));
        WriteOrder order = WriteOrder.of(registries, found.scope());
        for (Registry<?> registry : order.registries()) {
            insert(closure.of(registry), order.deferredOf(registry));
        }
        for (Registry<?> registry : order.registries()) {
            order.deferredOf(registry).forEach(field -> setDeferred(closure.of(registry), field));
            update(closure.of(registry));
            settleVersions(closure.of(registry));
        }
        closure.links().keySet().forEach(this::insertLinks);
        found.links().surplus().forEach(target::delete);
        created.keep(own.run());
    }

    private void insert(FoundRecords records, List<Field> deferred) {
        List<FoundRecord> rows = records.where(FoundRecord::isNew);
        if (rows.isEmpty()) {
            return;
        }
        Registry<?> registry = records.registry();
        List<Field> fields = found.columns().writable(registry);
        RowShape shape = new RowShape(fields);
        Map<FoundRecord, Row> inserted = new LinkedHashMap<>();
        for (FoundRecord record : rows) {
            inserted.put(record, translated(record.row(), fields, shape, deferred));
        }
        new InsertedIds(target, registry).insert(inserted);
        if (!CreatedRows.areMarked(registry)) {
            created.note(registry, ids(rows));
        }
        advance(rows.size());
    }

    private void setDeferred(FoundRecords records, Field field) {
        Map<Long, @Nullable Object> values = new LinkedHashMap<>();
        for (FoundRecord record : records.where(FoundRecord::isNew)) {
            if (record.get(field) != null) {
                values.put(record.targetId().orElseThrow(), reference(record.row(), field));
            }
        }
        target.updateAll(records.registry(), field, values);
    }

    /** Sets the changed fields, field by field where that is safe, and names the run among those that saved the record. */
    private void update(FoundRecords records) {
        List<FoundRecord> updated = records.where(record -> !record.changed().isEmpty());
        if (updated.isEmpty()) {
            return;
        }
        Registry<?> registry = records.registry();
        Map<Field, Map<Long, @Nullable Object>> changes = new LinkedHashMap<>();
        for (FoundRecord record : updated) {
            if (changesKeyOfSeveralFields(registry, record)) {
                RowShape shape = new RowShape(record.changed());
                Row values = translated(record.row(), record.changed(), shape, List.of());
                target.update(registry, record.targetId().orElseThrow(), values);
                continue;
            }
            for (Field field : record.changed()) {
                changes.computeIfAbsent(field, key -> new LinkedHashMap<>())
                        .put(record.targetId().orElseThrow(), value(record.row(), field));
            }
        }
        changes.forEach((field, values) -> target.updateAll(registry, field, values));
        registry.field("updated_at").ifPresent(field -> {
            Map<Long, @Nullable Object> times = new LinkedHashMap<>();
            ids(updated).forEach(id -> times.put(id, now));
            target.updateAll(registry, field, times);
        });
        for (Relation.Linked linked : found.scope().links(registry)) {
            LinkTable link = linked.link();
            if (link.history() != null && linked.near().equals(link.from())) {
                insertRuns(linked, ids(updated));
            }
        }
    }

    /** Whether changing one field after the other could take the key of another record in between. */
    private static boolean changesKeyOfSeveralFields(Registry<?> registry, FoundRecord record) {
        return registry.uniqueKeys().stream()
                .anyMatch(key -> record.changed().stream().filter(key::contains).count() > 1);
    }

    private void insertRuns(Relation.Linked linked, List<Long> ids) {
        LinkTable link = linked.link();
        RowShape shape =
                new RowShape(List.of(linked.near().field(), linked.far().field()));
        Set<Long> before = idsOf(link, linked.near().field(), ids);
        target.insert(
                link,
                ids.stream()
                        .map(id -> new Row(shape, new @Nullable Object[] {id, own.run()}))
                        .toList());
        Set<Long> after = idsOf(link, linked.near().field(), ids);
        after.removeAll(before);
        created.note(link, after);
    }

    private Set<Long> idsOf(LinkTable link, Field near, List<Long> nearIds) {
        Set<Long> ids = new HashSet<>();
        target.select(link, List.of(link.id()), near, nearIds).forEach(row -> ids.add(row.number(link.id())));
        return ids;
    }

    private void settleVersions(FoundRecords records) {
        Registry<?> registry = records.registry();
        if (registry.isVersioned()) {
            new LatestVersions(target).settle(registry, records.newUids(), records.superseded());
        }
    }

    private void insertLinks(LinkTable link) {
        List<Row> rows = closure.linksOf(link);
        LinkMatching matching = new LinkMatching(target, closure);
        List<Row> missing = matching.missing(link, rows);
        if (missing.isEmpty()) {
            return;
        }
        List<Field> fields = found.columns().writable(link).stream()
                .filter(rows.get(0).fields()::contains)
                .toList();
        RowShape shape = new RowShape(fields);
        Set<Long> before = CreatedRows.areMarked(link) ? Set.of() : matching.idsOf(link, missing);
        target.insert(
                link,
                missing.stream()
                        .map(row -> translated(row, fields, shape, List.of()))
                        .toList());
        if (!CreatedRows.areMarked(link)) {
            Set<Long> after = matching.idsOf(link, missing);
            after.removeAll(before);
            created.note(link, after);
        }
        advance(missing.size());
    }

    private void advance(long rows) {
        written += rows;
        progress.written(written, all);
    }

    private static List<Long> ids(List<FoundRecord> records) {
        return records.stream().map(record -> record.targetId().orElseThrow()).toList();
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
        return switch (found.scope().policy(field)) {
            case FOLLOW -> reference(row, field);
            case REBIND, TRACE -> own.of(field);
            case CLEAR -> null;
        };
    }

    /** The id in the target; a reference that may be empty is so where the target does not get its record. */
    private @Nullable Object reference(Row row, Field field) {
        Long id = row.numberOrNull(field);
        if (id == null) {
            return null;
        }
        Long there = closure.targetId(Closure.target(field), id).orElse(null);
        if (there == null && (!field.isNullable() || closure.contains(Closure.target(field), id))) {
            throw new IllegalStateException("Record " + id + " behind " + field.name() + " has no place in the target");
        }
        return there;
    }
}
