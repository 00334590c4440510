package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.store.IdTranslation;
import org.laminj.core.store.RowCopy;

/** Lets SQLite read the other file by itself and translate references by joins, so that no row passes through here. */
final class AttachedFilling implements Filling {

    private static final String ROW = "r.";
    private static final Field SOURCE =
            Field.builder("source_id", FieldType.BIG_INTEGER).build();
    private static final Field TARGET =
            Field.builder("target_id", FieldType.BIG_INTEGER).build();

    private final DatabaseSession target;
    private final DatabaseSession source;
    private final UnaryOperator<String> newTable;
    private final IdentityHashMap<IdTranslation, String> translations = new IdentityHashMap<>();

    AttachedFilling(DatabaseSession target, DatabaseSession source, UnaryOperator<String> newTable) {
        this.target = target;
        this.source = source;
        this.newTable = newTable;
    }

    @Override
    public void fill(StagedTable staged, RowCopy copy) {
        List<Expression> expressions = new ArrayList<>();
        staged.columns().forEach(field -> expressions.add(expression(field, copy, "ids" + expressions.size())));
        Statement selected = StreamedFilling.selected(target.dialect(), copy, ROW);
        List<@Nullable Object> parameters = new ArrayList<>();
        expressions.forEach(expression -> parameters.addAll(expression.parameters()));
        parameters.addAll(selected.parameters());
        String query = "SELECT " + ROW + "\"id\", " + joined(expressions, Expression::aside, " OR ", "0") + ", "
                + joined(expressions, Expression::value, ", ", "")
                + " FROM " + target.attach(source) + "."
                + Dialect.quote(copy.table().table()) + " r "
                + joined(expressions, Expression::join, " ", "")
                + " WHERE " + selected.sql();
        String complete = copy.partial() ? " AND " + joined(expressions, Expression::complete, " AND ", "1") : "";
        target.execute(new Statement(staged.insertFrom(query + complete), parameters));
    }

    private static String joined(
            List<Expression> expressions, Function<Expression, String> part, String separator, String none) {
        String text =
                expressions.stream().map(part).filter(sql -> !sql.isEmpty()).collect(Collectors.joining(separator));
        return text.isEmpty() ? none : text;
    }

    private Expression expression(Field field, RowCopy copy, String ids) {
        String column = ROW + Dialect.quote(field.column());
        RowCopy.Column meaning = copy.columns().get(field);
        if (meaning instanceof RowCopy.Translated translated) {
            String there = ids + "." + Dialect.quote(TARGET.column());
            return new Expression(
                    there,
                    "LEFT JOIN " + Dialect.quote(table(translated.ids())) + " " + ids + " ON " + ids + "."
                            + Dialect.quote(SOURCE.column()) + " = " + column,
                    there + " IS " + IdTranslation.ASIDE,
                    "(" + column + " IS NULL OR " + there + " IS NOT NULL)",
                    List.of());
        }
        if (meaning instanceof RowCopy.Fixed fixed) {
            Object value = target.dialect().encode(field.type(), fixed.value());
            return new Expression("?", "", "", "", Collections.singletonList(value));
        }
        return new Expression(column, "", "", "", List.of());
    }

    /**
     * What a column contributes to the query, each empty if it contributes nothing.
     *
     * @param value what the staged row has
     * @param join the table of ids
     * @param aside the condition that the row is set aside
     * @param complete the condition that the reference has a translation
     * @param parameters of the value
     */
    private record Expression(
            String value, String join, String aside, String complete, List<@Nullable Object> parameters) {}

    private String table(IdTranslation ids) {
        return translations.computeIfAbsent(ids, this::fill);
    }

    private String fill(IdTranslation translation) {
        String table = newTable.apply("laminj_ids");
        target.execute(Statement.of(target.dialect().createTemporary(table, SOURCE, List.of(TARGET))));
        try (RowSink sink = target.sink(table, List.of(SOURCE, TARGET))) {
            translation.ids().keySet().forEach(id -> sink.add(Arrays.asList(id, translation.of(id))));
            translation.setAside().stream()
                    .filter(id -> !translation.ids().containsKey(id))
                    .forEach(id -> sink.add(Arrays.asList(id, translation.of(id))));
            sink.finish();
        }
        return table;
    }
}
