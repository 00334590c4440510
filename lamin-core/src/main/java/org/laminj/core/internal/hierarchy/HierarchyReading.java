package org.laminj.core.internal.hierarchy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.laminj.core.SqlRecord;
import org.laminj.core.hierarchy.Relative;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.query.HierarchyCompiler;
import org.laminj.core.internal.query.Side;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/**
 * Reads what is around records in their hierarchy. All links that lead to what is above or below come with one statement,
 * and the records there with them.
 */
public final class HierarchyReading<R extends SqlRecord> {

    private static final Field NEAR =
            Field.builder("near", FieldType.BIG_INTEGER).build();
    private static final Field FAR = Field.builder("far", FieldType.BIG_INTEGER).build();

    private final OpenDatabase open;
    private final Registry<R> registry;
    private final HierarchyCompiler compiler;
    private final RowShape shape;

    /**
     * @throws QueryException if records of the registry have no parents
     */
    public HierarchyReading(OpenDatabase open, Registry<R> registry) {
        this.open = open;
        this.registry = registry;
        this.compiler = new HierarchyCompiler(open.records().graph(), registry);
        this.shape = new RowShape(
                Stream.concat(Stream.of(NEAR, FAR), registry.fields().stream()).toList());
    }

    /** The records next to one on a side, by id; one statement. */
    public List<R> next(Side side, R record, String verb) {
        Statement ids = compiler.next(side, Statement.of("?", open.ownId(record, verb)));
        return list(ids.surrounded("\"id\" IN (", ")"));
    }

    /** The other children of the parents of a record, by id; one statement. */
    public List<R> siblings(R record) {
        long id = open.ownId(record, "find the siblings of");
        Statement ids = compiler.next(Side.BELOW, compiler.next(Side.ABOVE, Statement.of("?", id)));
        return list(ids.surrounded("\"id\" IN (", ") AND \"id\" <> ?", id));
    }

    private List<R> list(Statement condition) {
        return open.database().readSession(session -> open.records().list(session, registry, condition));
    }

    /** All records on a side of each of some; one statement, none for no records. */
    public Map<R, List<Relative<R>>> relativesOfEach(Side side, Collection<? extends R> records, String verb) {
        Map<R, Long> starts = new LinkedHashMap<>();
        records.forEach(record -> starts.put(record, open.ownId(record, verb)));
        if (starts.isEmpty()) {
            return Map.of();
        }
        Reached<R> reached = reached(side, starts.values());
        Map<R, List<Relative<R>>> relatives = new LinkedHashMap<>();
        starts.forEach(
                (record, id) -> relatives.put(record, relatives(reached.graph().distances(id), reached.byId())));
        return relatives;
    }

    /** What is hidden is not among the records, and left out. */
    private List<Relative<R>> relatives(Map<Long, Integer> distances, Map<Long, R> byId) {
        List<Relative<R>> relatives = new ArrayList<>();
        distances.forEach((id, distance) -> {
            R record = byId.get(id);
            if (record != null) {
                relatives.add(new Relative<>(record, distance));
            }
        });
        return relatives;
    }

    /**
     * All paths from a record to one without parents; one statement.
     *
     * @throws QueryException if there are more than so many
     */
    public List<List<R>> pathsToRoot(R record, int most) {
        long id = open.ownId(record, "find the paths to the root of");
        Reached<R> reached = reached(Side.ABOVE, List.of(id));
        List<List<Long>> paths = reached.graph()
                .paths(id, most)
                .orElseThrow(() -> new QueryException("Cannot list the paths to the root of " + record
                        + ": there are more than " + most + ". Ask for its ancestors, which are fewer."));
        Map<Long, R> byId = new HashMap<>(reached.byId());
        byId.put(id, record);
        return paths.stream().map(path -> records(path, byId)).distinct().toList();
    }

    private List<R> records(List<Long> path, Map<Long, R> byId) {
        return path.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** The links to what is on a side of some records, and the visible records that are reached. */
    private record Reached<R extends SqlRecord>(HierarchyGraph graph, Map<Long, R> byId) {}

    private Reached<R> reached(Side side, Collection<Long> starts) {
        List<Row> rows = open.database().readSession(session -> {
            Statement areStarts = session.dialect().isOneOf("\"id\"", FieldType.BIG_INTEGER, starts);
            return session.select(compiler.linksFrom(side, areStarts, registry.fields()), shape);
        });
        HierarchyGraph graph = new HierarchyGraph();
        rows.forEach(row -> graph.add(row.number(NEAR), row.number(FAR)));
        return new Reached<>(graph, visible(rows));
    }

    /** A record has a row for each link that leads to it. */
    private Map<Long, R> visible(List<Row> rows) {
        Map<Long, Row> distinct = new LinkedHashMap<>();
        rows.stream().filter(this::isVisible).forEach(row -> distinct.putIfAbsent(row.number(FAR), row));
        Map<Long, R> byId = new HashMap<>();
        open.records()
                .records(registry, List.copyOf(distinct.values()))
                .forEach(record -> byId.put(record.id().value(), record));
        return byId;
    }

    private boolean isVisible(Row row) {
        return registry.field("visibility").map(field -> row.number(field) == 1).orElse(true);
    }
}
