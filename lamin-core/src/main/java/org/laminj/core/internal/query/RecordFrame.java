package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;

/** Rows of a registry as a data frame with the columns of the original. */
public final class RecordFrame {

    private static final List<String> LAST = List.of("run_id", "created_at", "created_by_id");

    private RecordFrame() {}

    public static DataFrame of(Registry<?> registry, List<Row> rows) {
        return of(registry, rows, Map.of());
    }

    /**
     * The same with more columns after the id.
     *
     * @param included the values of the columns by the ids of the records that have one
     */
    static DataFrame of(Registry<?> registry, List<Row> rows, Map<IncludedColumn, Map<Long, Object>> included) {
        Field id = registry.id();
        List<Field> others = columns(registry).stream().skip(1).toList();
        DataFrameArrayAppender frame =
                DataFrame.byArrayRow(names(id, included.keySet(), others)).appender();
        for (Row row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(row.get(id));
            included.forEach((column, byId) -> values.add(byId.getOrDefault(row.number(id), column.absent())));
            others.forEach(field -> values.add(row.get(field)));
            frame.append(values.toArray());
        }
        return frame.toDataFrame();
    }

    private static String[] names(Field id, Collection<IncludedColumn> included, List<Field> others) {
        return Stream.of(
                        Stream.of(id.column()),
                        included.stream().map(IncludedColumn::name),
                        others.stream().map(Field::column))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }

    /** {@code id}, {@code uid}, plain fields, references, then who made the record and when. */
    public static List<Field> columns(Registry<?> registry) {
        List<Field> ordered = new ArrayList<>();
        ordered.add(registry.id());
        registry.uid().ifPresent(ordered::add);
        Stream.concat(
                        registry.fields().stream().filter(field -> !field.isForeignKey()),
                        registry.foreignKeys().stream())
                .filter(field -> !ordered.contains(field) && !field.name().equals("updated_at"))
                .filter(field -> !LAST.contains(field.column()))
                .forEach(ordered::add);
        LAST.forEach(column -> registry.field(column).ifPresent(ordered::add));
        return ordered;
    }
}
