package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/** Writes the SQL of a selection. */
final class SelectCompiler {

    private static final Statement VISIBLE = Statement.of("\"visibility\" = ?", 1);

    private final ConditionCompiler conditions;
    private final SearchCompiler searches;
    private final OrderCompiler orders;

    /**
     * @param instanceId of the instance that is asked
     */
    SelectCompiler(SchemaGraph graph, Dialect dialect, String instanceId) {
        ValueReader values = new ValueReader(instanceId);
        HierarchyConditions hierarchies = new HierarchyConditions(graph, dialect, values);
        this.conditions = new ConditionCompiler(graph, new ComparisonCompiler(dialect, values, hierarchies));
        this.searches = new SearchCompiler(dialect);
        this.orders = new OrderCompiler(graph, dialect);
    }

    /** Selects some fields of the records. */
    Statement select(Selection<?> selection, List<Field> fields) {
        Statement ordered = Statement.joined(" ORDER BY ", List.of(rows(selection, columns(fields)), order(selection)));
        return selection.limit() == null && selection.offset() == 0
                ? ordered
                : ordered.followedBy(
                        " LIMIT ? OFFSET ?",
                        selection.limit() == null ? Integer.MAX_VALUE : selection.limit(),
                        selection.offset());
    }

    private static String columns(List<Field> fields) {
        return fields.stream().map(field -> Dialect.quote(field.column())).collect(Collectors.joining(", "));
    }

    /** Selects the visible records of a registry that satisfy a condition, by id. */
    static Statement visible(Registry<?> registry, Statement condition) {
        Statement select = rows(registry, registry.fields(), condition.inBrackets());
        Statement visible = registry.hasVisibility() ? Statement.joined(" AND ", List.of(select, VISIBLE)) : select;
        return visible.followedBy(" ORDER BY \"id\"");
    }

    /** Selects fields of all records of a registry that satisfy a condition, in any order. */
    static Statement rows(Registry<?> registry, List<Field> fields, Statement condition) {
        return condition.surrounded(
                "SELECT " + columns(fields) + " FROM " + Dialect.quote(registry.table()) + " WHERE ", "");
    }

    /** Counts the records. */
    Statement count(Selection<?> selection) {
        if (selection.limit() == null && selection.offset() == 0) {
            return rows(selection, "count(*)");
        }
        return select(selection, List.of(selection.registry().id())).surrounded("SELECT count(*) FROM (", ") AS rows");
    }

    private Statement rows(Selection<?> selection, String columns) {
        String table = Dialect.quote(selection.registry().table());
        return selection.search() == null
                ? from(selection).surrounded("SELECT " + columns, "")
                : searches.select(columns, table, from(selection), selection.search());
    }

    private <R extends SqlRecord> Statement from(Selection<R> selection) {
        Registry<R> registry = selection.registry();
        List<Statement> all = new ArrayList<>();
        for (List<Condition<R>> filter : selection.filters()) {
            all.add(conditions.all(registry, filter));
        }
        if (VisibilityRule.showsVisibleOnly(selection)) {
            all.add(VISIBLE);
        }
        String from = " FROM " + Dialect.quote(registry.table());
        return all.isEmpty()
                ? Statement.of(from)
                : Statement.joined(" AND ", all).surrounded(from + " WHERE ", "");
    }

    /** Ranks of a search first, then the orders in turn, the id at last. */
    private Statement order(Selection<?> selection) {
        List<Statement> criteria = new ArrayList<>();
        if (selection.search() != null) {
            criteria.add(searches.rank(selection.search()));
        }
        selection.orders().forEach(order -> criteria.add(Statement.of(orders.criterion(selection.registry(), order))));
        criteria.add(Statement.of("\"id\""));
        return Statement.joined(", ", criteria);
    }
}
