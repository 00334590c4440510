package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StagedRows;
import org.laminj.core.store.Staging;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Counts;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/**
 * Writes what the target lacks: records in order, changes of fields, then links. Ids are those that the target gives.
 */
final class TransferWriter {

    private final StoreSession target;
    private final Staging staging;
    private final FoundTransfer found;
    private final Closure closure;
    private final OwnRecords own;
    private final Instant now;
    private final CreatedRows created;
    private final LongConsumer progress;
    private final Map<LinkTable, StagedRows> links = new LinkedHashMap<>();
    private final SortedMap<String, Counts> counts = new TreeMap<>();

    /**
     * @param progress is told how many rows more are done
     */
    TransferWriter(
            StoreSession target,
            Staging staging,
            FoundTransfer found,
            OwnRecords own,
            Instant now,
            LongConsumer progress) {
        this.target = target;
        this.staging = staging;
        this.found = found;
        this.closure = found.closure();
        this.own = own;
        this.now = now;
        this.progress = progress;
        this.created = new CreatedRows(target);
    }

    void write() {
        List<Registry<?>> registries = new ArrayList<>();
        closure.all().forEach(records -> registries.add(records.registry()));
        createTerms();
        WriteOrder order = WriteOrder.of(registries, found.scope());
        for (Registry<?> registry : order.registries()) {
            insert(closure.of(registry), order.deferredOf(registry));
        }
        for (Registry<?> registry : order.registries()) {
            order.deferredOf(registry).forEach(field -> setDeferred(closure.of(registry), field));
            update(closure.of(registry));
            settleVersions(closure.of(registry));
        }
        LinkCopies copies = new LinkCopies(found, own::of, now);
        closure.links().forEach((link, selected) -> insertLinks(link, staging.stage(copies.of(link, selected))));
        found.surplus().ids().forEach(target::delete);
        created.keep(own.run());
    }

    /** All links of the transfer, beside the tables into which they went. */
    Map<LinkTable, StagedRows> links() {
        return links;
    }

    /** What became of the links, by link table. */
    SortedMap<String, Counts> counts() {
        return counts;
    }

    /** Terms of public ontologies come first, for other records refer to them. */
    private void createTerms() {
        TermCreation terms = new TermCreation(target, found.scope(), own, now, created);
        for (OfRegistry resolved : closure.resolved().all()) {
            progress.accept(terms.create(resolved));
        }
        terms.links().forEach((table, links) -> counts.merge(table, Counts.ofResolved(links), Counts::plus));
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
        progress.accept(rows.size());
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

    private void insertLinks(LinkTable link, StagedRows rows) {
        long inserted;
        if (CreatedRows.areMarked(link)) {
            inserted = rows.insert();
        } else {
            Set<Long> ids = rows.insertAndList();
            created.note(link, ids);
            inserted = ids.size();
        }
        links.put(link, rows);
        long arrived = rows.size() - closure.left(link).size();
        counts.merge(link.table(), Counts.ofLinks(arrived - inserted, inserted), Counts::plus);
        progress.accept(rows.size());
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
        if (Scope.isTimeOfRow(field)) {
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
