package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.Condition;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/** Writes the SQL of a selection. */
final class SelectCompiler {

    /** Conditions that speak of visibility or of one known record lift the default filter, as in the original. */
    private static final Set<String> LIFTING = Set.of("id", "id__in", "uid", "uid__in", "uid__startswith");

    private final SchemaGraph graph;
    private final Dialect dialect;

    SelectCompiler(SchemaGraph graph, Dialect dialect) {
        this.graph = graph;
        this.dialect = dialect;
    }

    /** Selects some fields of the records. */
    Statement select(Selection<?> selection, List<Field> fields) {
        Statement from = from(selection);
        List<@Nullable Object> parameters = new ArrayList<>(from.parameters());
        String columns =
                fields.stream().map(field -> Dialect.quote(field.column())).collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + from.sql() + " ORDER BY " + order(selection);
        if (selection.limit() != null || selection.offset() > 0) {
            sql += " LIMIT ? OFFSET ?";
            parameters.add(selection.limit() == null ? Integer.MAX_VALUE : selection.limit());
            parameters.add(selection.offset());
        }
        return new Statement(sql, parameters);
    }

    /** Counts the records. */
    Statement count(Selection<?> selection) {
        if (selection.limit() == null && selection.offset() == 0) {
            Statement from = from(selection);
            return new Statement("SELECT count(*)" + from.sql(), from.parameters());
        }
        Statement rows = select(selection, List.of(selection.registry().id()));
        return new Statement("SELECT count(*) FROM (" + rows.sql() + ") AS rows", rows.parameters());
    }

    private <R extends SqlRecord> Statement from(Selection<R> selection) {
        Registry<R> registry = selection.registry();
        ConditionCompiler conditions = new ConditionCompiler(graph, dialect);
        List<Statement> all = new ArrayList<>();
        for (List<Condition<R>> filter : selection.filters()) {
            all.add(conditions.compile(registry, filter));
        }
        if (registry.hasVisibility() && !selection.anyVisibility() && !liftsVisibility(selection)) {
            all.add(Statement.of("\"visibility\" = ?", 1));
        }
        String where = all.isEmpty()
                ? ""
                : " WHERE " + all.stream().map(Statement::sql).collect(Collectors.joining(" AND "));
        return new Statement(
                " FROM " + Dialect.quote(registry.table()) + where,
                all.stream()
                        .flatMap(statement -> statement.parameters().stream())
                        .collect(Collectors.toList()));
    }

    private static boolean liftsVisibility(Selection<?> selection) {
        return selection.filters().stream()
                .flatMap(List::stream)
                .map(SelectCompiler::spelling)
                .anyMatch(expression -> LIFTING.contains(expression) || expression.startsWith("visibility"));
    }

    private static String spelling(Condition<?> condition) {
        String name = condition.component().orElse(condition.expression());
        return condition
                .lookup()
                .filter(lookup -> lookup != Lookup.EXACT)
                .map(lookup -> name + "__" + lookup.spelling())
                .orElse(name);
    }

    private static String order(Selection<?> selection) {
        Stream<String> criteria = selection.orders().stream()
                .map(order ->
                        Dialect.quote(field(selection.registry(), order.field()).column())
                                + (order.descending() ? " DESC" : " ASC"));
        return Stream.concat(criteria, Stream.of("\"id\"")).collect(Collectors.joining(", "));
    }

    private static Field field(Registry<?> registry, String name) {
        return (name.startsWith(".") ? registry.componentField(name.substring(1)) : registry.field(name))
                .orElseThrow(() -> unknown(registry, name));
    }

    private static QueryException unknown(Registry<?> registry, String name) {
        List<String> names = registry.fields().stream().map(Field::name).toList();
        List<String> nearest = Nearest.to(name, names);
        return new QueryException("Cannot order by '" + name + "': registry " + registry.name() + " has no such field."
                + (nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?") + " Choices are: "
                + String.join(", ", names) + ".");
    }
}
