package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.settings.Slug;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.KeptRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.RevertReport;
import org.laminj.transfer.RevertReport.RowCounts;

/**
 * The rows that a transfer run created: those that can go, and those that must stay because something else needs them.
 *
 * <p>What stays, stays whole: with what it refers to, and with the links that annotate it.
 */
final class RevertedRows {

    private final StoreSession session;
    private final SchemaGraph graph;
    private final long run;
    private final Map<Table, Set<Long>> removed = new LinkedHashMap<>();
    private final Map<Table, Set<Long>> kept = new LinkedHashMap<>();
    private final Map<Registry<?>, Map<Long, String>> reasons = new LinkedHashMap<>();
    private Map<Registry<?>, Set<Long>> waiting = new LinkedHashMap<>();

    RevertedRows(StoreSession session, SchemaGraph graph, long run) {
        this.session = session;
        this.graph = graph;
        this.run = run;
    }

    void find() {
        graph.tables().forEach(table -> removed.put(table, created(table)));
        for (Registry<?> registry : graph.registries()) {
            keepChanged(registry);
        }
        graph.tables().forEach(this::keepWhatOthersNeed);
        while (!waiting.isEmpty()) {
            Map<Registry<?>, Set<Long>> round = waiting;
            waiting = new LinkedHashMap<>();
            round.forEach(this::keepWhole);
        }
    }

    private Set<Long> created(Table table) {
        Field mark = CreatedRows.mark(table).orElse(null);
        // a noted row may have been deleted by somebody meanwhile
        List<Row> rows = mark == null
                ? session.select(table, List.of(table.id()), table.id(), new CreatedRows(session).of(run, table))
                : session.select(table, List.of(table.id()), mark, List.of(run));
        Set<Long> ids = new LinkedHashSet<>();
        rows.forEach(row -> ids.add(row.number(table.id())));
        return ids;
    }

    /** A transfer saves a record once: one that was saved again holds somebody's work. */
    private void keepChanged(Registry<?> registry) {
        Optional<Field> first = registry.field("created_at");
        Optional<Field> last = registry.field("updated_at");
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        List<Field> read = List.of(registry.id(), first.get(), last.get());
        for (Row row : session.select(registry, read, registry.id(), candidates(registry))) {
            if (row.get(first.get()) instanceof Instant created
                    && row.get(last.get()) instanceof Instant saved
                    && saved.isAfter(created)) {
                keep(registry, row.number(registry.id()), "saved again since");
            }
        }
    }

    /** Keeps the records to which rows refer that the run did not create. */
    private void keepWhatOthersNeed(Table table) {
        for (Field field : table.foreignKeys()) {
            Registry<?> registry = graph.registry(Closure.target(field));
            Set<Long> candidates = candidates(registry);
            if (!candidates.isEmpty()) {
                Set<Long> own = removed.getOrDefault(table, Set.of());
                Set<Long> ownKept = kept.getOrDefault(table, Set.of());
                for (Row row : session.select(table, List.of(table.id(), field), field, candidates)) {
                    long id = row.number(table.id());
                    if (!own.contains(id) && !ownKept.contains(id)) {
                        keep(registry, row.number(field), "named by " + field.name() + " of " + name(table));
                    }
                }
            }
        }
    }

    private static String name(Table table) {
        return table instanceof Registry<?> registry ? registry.name() + " records" : table.table() + " links";
    }

    private void keep(Registry<?> registry, long id, String reason) {
        Set<Long> candidates = candidates(registry);
        if (candidates.remove(id)) {
            kept.computeIfAbsent(registry, key -> new LinkedHashSet<>()).add(id);
            reasons.computeIfAbsent(registry, key -> new LinkedHashMap<>()).put(id, reason);
            waiting.computeIfAbsent(registry, key -> new LinkedHashSet<>()).add(id);
        }
    }

    /** Keeps what kept records refer to, and their annotations. */
    private void keepWhole(Registry<?> registry, Set<Long> ids) {
        keepReferences(registry, session.select(registry, readable(registry), registry.id(), ids), "needed by ");
        for (Relation.Linked linked : graph.links(registry.type())) {
            Set<Long> candidates = candidates(linked.link());
            if (linked.near().onTransfer() != Following.NEVER && !candidates.isEmpty()) {
                LinkTable link = linked.link();
                List<Row> rows = session
                        .select(link, readable(link), linked.near().field(), ids)
                        .stream()
                        .filter(row -> candidates.contains(row.number(link.id())))
                        .toList();
                rows.forEach(row -> {
                    candidates.remove(row.number(link.id()));
                    kept.computeIfAbsent(link, key -> new LinkedHashSet<>()).add(row.number(link.id()));
                });
                keepReferences(link, rows, "in ");
            }
        }
    }

    private void keepReferences(Table table, List<Row> rows, String relation) {
        for (Field field : table.foreignKeys()) {
            Registry<?> target = graph.registry(Closure.target(field));
            for (Row row : rows) {
                Long id = row.numberOrNull(field);
                if (id != null) {
                    keep(target, id, relation + name(table) + " that stay");
                }
            }
        }
    }

    private static List<Field> readable(Table table) {
        List<Field> fields = new ArrayList<>(table.foreignKeys());
        fields.add(table.id());
        return fields;
    }

    private Set<Long> candidates(Table table) {
        return removed.computeIfAbsent(table, key -> new HashSet<>());
    }

    /** The rows that can go: links before what they link. */
    Map<Table, Set<Long>> removed() {
        Map<Table, Set<Long>> rows = new LinkedHashMap<>();
        graph.linkTables().forEach(link -> put(rows, link));
        graph.registries().forEach(registry -> put(rows, registry));
        return rows;
    }

    private void put(Map<Table, Set<Long>> rows, Table table) {
        if (!candidates(table).isEmpty()) {
            rows.put(table, candidates(table));
        }
    }

    /** The rows that stay. */
    Map<Table, Set<Long>> kept() {
        return kept;
    }

    RevertReport report(Slug target, String runUid, List<String> data) {
        SortedMap<String, RowCounts> counts = new TreeMap<>();
        graph.tables().forEach(table -> {
            RowCounts count = new RowCounts(
                    candidates(table).size(), kept.getOrDefault(table, Set.of()).size());
            if (count.removed() + count.kept() > 0) {
                counts.put(table instanceof Registry<?> registry ? registry.name() : table.table(), count);
            }
        });
        return new RevertReport(target.toString(), runUid, counts, keptRecords(), data);
    }

    private List<KeptRecord> keptRecords() {
        List<KeptRecord> records = new ArrayList<>();
        reasons.forEach((registry, byId) -> {
            Field name = registry.uid().orElseGet(registry::nameField);
            for (Row row : session.select(registry, List.of(registry.id(), name), registry.id(), byId.keySet())) {
                records.add(new KeptRecord(
                        new RecordKey(registry.name(), String.valueOf(row.get(name))),
                        byId.getOrDefault(row.number(registry.id()), "")));
            }
        });
        return records;
    }
}
