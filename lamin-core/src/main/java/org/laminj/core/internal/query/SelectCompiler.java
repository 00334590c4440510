package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/** Writes the SQL of a selection. */
final class SelectCompiler {

    private final ConditionCompiler conditions;

    /**
     * @param instanceId of the instance that is asked
     */
    SelectCompiler(SchemaGraph graph, Dialect dialect, String instanceId) {
        this.conditions = new ConditionCompiler(graph, new ComparisonCompiler(dialect, new ValueReader(instanceId)));
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
        List<Statement> all = new ArrayList<>();
        for (List<Condition<R>> filter : selection.filters()) {
            all.add(conditions.all(registry, filter));
        }
        if (VisibilityRule.showsVisibleOnly(selection)) {
            all.add(Statement.of("\"visibility\" = ?", 1));
        }
        String from = " FROM " + Dialect.quote(registry.table());
        return all.isEmpty()
                ? Statement.of(from)
                : Statement.joined(" AND ", all).surrounded(from + " WHERE ", "");
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
