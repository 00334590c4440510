package org.laminj.core.internal.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/**
 * A column of a frame with what records are related to.
 *
 * @param name the expression as it was given
 * @param path the way to the field
 */
record IncludedColumn(String name, FieldPath path) {

    private static final Field RECORD =
            Field.builder("record", FieldType.BIG_INTEGER).build();
    private static final Field RELATED =
            Field.builder("related", FieldType.BIG_INTEGER).build();

    static IncludedColumn of(SchemaGraph graph, Registry<?> registry, String expression) {
        if (RecordFrame.columns(registry).stream()
                .anyMatch(field -> field.column().equals(expression))) {
            throw new QueryException("Cannot include '" + expression + "': the table has this column already.");
        }
        return new IncludedColumn(expression, FieldPath.toField(graph, registry, expression, "include"));
    }

    /** Whether one record can have several values, which stand in a list. */
    boolean isToMany() {
        return path.relations().stream().anyMatch(relation -> !(relation instanceof Relation.ToOne));
    }

    /** Reads the values of some records by their ids; of those that have one. One statement. */
    Map<Long, Object> read(DatabaseSession session, SchemaGraph graph, Registry<?> registry, Collection<Long> ids) {
        Map<Long, Set<Object>> distinct = new LinkedHashMap<>();
        RowShape shape = new RowShape(List.of(RECORD, RELATED, path.field()));
        for (Row row : session.select(statement(session.dialect(), graph, registry, ids), shape)) {
            Object value = row.get(path.field());
            if (value != null) {
                distinct.computeIfAbsent(row.number(RECORD), id -> new LinkedHashSet<>())
                        .add(value);
            }
        }
        Map<Long, Object> values = new LinkedHashMap<>();
        distinct.forEach((id, several) -> values.put(
                id, isToMany() ? List.copyOf(several) : several.iterator().next()));
        return values;
    }

    /** The value of records without one. */
    @Nullable
    Object absent() {
        return isToMany() ? List.of() : null;
    }

    /** Tables t0, t1 and so on, joined along the way. */
    private Statement statement(Dialect dialect, SchemaGraph graph, Registry<?> registry, Collection<Long> ids) {
        StringBuilder tables = new StringBuilder(Dialect.quote(registry.table()) + " t0");
        int last = 0;
        for (Relation relation : path.relations()) {
            tables.append(join(graph, relation, last, last + 1));
            last++;
        }
        String related = "t" + last;
        return dialect.isOneOf("t0.\"id\"", FieldType.BIG_INTEGER, ids)
                .surrounded(
                        "SELECT DISTINCT t0.\"id\", " + related + ".\"id\" AS related, " + column(related, path.field())
                                + " FROM " + tables + " WHERE ",
                        " ORDER BY 1, 2");
    }

    private static String join(SchemaGraph graph, Relation relation, int from, int to) {
        String near = "t" + from;
        String far = "t" + to;
        String table =
                " JOIN " + Dialect.quote(graph.registry(relation.target()).table()) + " " + far + " ON ";
        if (relation instanceof Relation.ToOne one) {
            return table + far + ".\"id\" = " + column(near, one.field());
        }
        if (relation instanceof Relation.FromMany many) {
            return table + column(far, many.field()) + " = " + near + ".\"id\"";
        }
        Relation.Linked linked = (Relation.Linked) relation;
        LinkTable link = linked.link();
        String links = "l" + to;
        return " JOIN " + Dialect.quote(link.table()) + " " + links + " ON "
                + column(links, linked.near().field()) + " = " + near + ".\"id\"" + table + far + ".\"id\" = "
                + column(links, linked.far().field());
    }

    private static String column(String table, Field field) {
        return table + "." + Dialect.quote(field.column());
    }
}
