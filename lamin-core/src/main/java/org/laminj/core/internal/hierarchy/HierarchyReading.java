package org.laminj.core.internal.hierarchy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.laminj.core.SqlRecord;
import org.laminj.core.hierarchy.Relative;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.query.HierarchyCompiler;
import org.laminj.core.internal.query.Side;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/**
 * Reads what is around records in their hierarchy. All links that lead to what is above or below come with one statement,
 * the records with another, both of one state of the database.
 */
public final class HierarchyReading<R extends SqlRecord> {

    private static final Field NEAR =
            Field.builder("near", FieldType.BIG_INTEGER).build();
    private static final Field FAR = Field.builder("far", FieldType.BIG_INTEGER).build();

    private final OpenDatabase open;
    private final Registry<R> registry;
    private final HierarchyCompiler compiler;

    /**
     * @throws QueryException if records of the registry have no parents
     */
    public HierarchyReading(OpenDatabase open, Registry<R> registry) {
        this.open = open;
        this.registry = registry;
        this.compiler = new HierarchyCompiler(open.records().graph(), registry);
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

    /** All records on a side of each of some; two statements, none for no records. */
    public Map<R, List<Relative<R>>> relativesOfEach(Side side, Collection<? extends R> records, String verb) {
        Map<R, Long> starts = new LinkedHashMap<>();
        records.forEach(record -> starts.put(record, open.ownId(record, verb)));
        if (starts.isEmpty()) {
            return Map.of();
        }
        return open.database().readSession(session -> {
            HierarchyGraph graph = graph(session, side, starts.values());
            Map<R, Map<Long, Integer>> distances = new LinkedHashMap<>();
            starts.forEach((record, id) -> distances.put(record, graph.distances(id)));
            return relatives(session, distances);
        });
    }

    private Map<R, List<Relative<R>>> relatives(DatabaseSession session, Map<R, Map<Long, Integer>> distances) {
        Set<Long> ids = new LinkedHashSet<>();
        distances.values().forEach(each -> ids.addAll(each.keySet()));
        Map<Long, R> byId = byId(session, ids);
        Map<R, List<Relative<R>>> relatives = new LinkedHashMap<>();
        distances.forEach((record, each) -> relatives.put(record, relatives(each, byId)));
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
     * All paths from a record to one without parents; two statements.
     *
     * @throws QueryException if there are more than so many
     */
    public List<List<R>> pathsToRoot(R record, int most) {
        long id = open.ownId(record, "find the paths to the root of");
        return open.database().readSession(session -> {
            List<List<Long>> paths = graph(session, Side.ABOVE, List.of(id))
                    .paths(id, most)
                    .orElseThrow(() -> new QueryException("Cannot list the paths to the root of " + record
                            + ": there are more than " + most + ". Ask for its ancestors, which are fewer."));
            Set<Long> ids = new LinkedHashSet<>();
            paths.forEach(ids::addAll);
            Map<Long, R> byId = byId(session, ids);
            byId.put(id, record);
            return paths.stream().map(path -> records(path, byId)).distinct().toList();
        });
    }

    private List<R> records(List<Long> path, Map<Long, R> byId) {
        return path.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private HierarchyGraph graph(DatabaseSession session, Side side, Collection<Long> starts) {
        HierarchyGraph graph = new HierarchyGraph();
        RowShape shape = new RowShape(List.of(NEAR, FAR));
        for (Row row : session.select(compiler.linksFrom(side, isOneOf(session, starts)), shape)) {
            graph.add(row.number(NEAR), row.number(FAR));
        }
        return graph;
    }

    private Map<Long, R> byId(DatabaseSession session, Set<Long> ids) {
        Map<Long, R> byId = new HashMap<>();
        open.records()
                .list(session, registry, isOneOf(session, ids))
                .forEach(record -> byId.put(record.id().value(), record));
        return byId;
    }

    private Statement isOneOf(DatabaseSession session, Collection<Long> ids) {
        return session.dialect().isOneOf("\"id\"", FieldType.BIG_INTEGER, ids);
    }
}
