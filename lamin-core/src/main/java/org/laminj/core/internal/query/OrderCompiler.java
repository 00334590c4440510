package org.laminj.core.internal.query;

import java.util.List;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/** Writes criteria of order as SQL: text by code points, absent values last whichever way. */
final class OrderCompiler {

    private final SchemaGraph graph;
    private final Dialect dialect;

    OrderCompiler(SchemaGraph graph, Dialect dialect) {
        this.graph = graph;
        this.dialect = dialect;
    }

    String criterion(Registry<?> registry, Selection.Order order) {
        FieldPath path = FieldPath.toField(graph, registry, order.field(), "order by");
        Field field = path.field();
        boolean mayBeAbsent = field.isNullable() || !path.relations().isEmpty();
        return dialect.sortable(field.type(), value(registry, path, order))
                + (order.descending() ? " DESC" : " ASC")
                + (mayBeAbsent ? " NULLS LAST" : "");
    }

    /** The field itself, or a subquery for the one record that references lead to. */
    private String value(Registry<?> registry, FieldPath path, Selection.Order order) {
        String column = Dialect.quote(path.field().column());
        List<Relation> relations = path.relations();
        if (relations.isEmpty()) {
            return column;
        }
        StringBuilder tables = new StringBuilder();
        String from = Dialect.quote(registry.table());
        String first = "";
        for (int step = 0; step < relations.size(); step++) {
            Relation.ToOne reference = toOne(relations.get(step), registry, order);
            String alias = "o" + step;
            String equal = alias + ".\"id\" = " + from + "."
                    + Dialect.quote(reference.field().column());
            String table = Dialect.quote(graph.registry(reference.target()).table()) + " " + alias;
            tables.append(step == 0 ? table : " JOIN " + table + " ON " + equal);
            first = step == 0 ? equal : first;
            from = alias;
        }
        return "(SELECT " + from + "." + column + " FROM " + tables + " WHERE " + first + ")";
    }

    private Relation.ToOne toOne(Relation relation, Registry<?> registry, Selection.Order order) {
        if (relation instanceof Relation.ToOne one) {
            return one;
        }
        throw new QueryException("Cannot order by '" + order.field() + "': '" + relation.accessor()
                + "' leads to several records of "
                + graph.registry(relation.target()).name() + " for one of " + registry.name()
                + ". Order by a field of the record, or along references as in created_by__handle.");
    }
}
