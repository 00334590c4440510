package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
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
        List<Field> fields = columns(registry);
        DataFrameArrayAppender frame = DataFrame.byArrayRow(
                        fields.stream().map(Field::column).toArray(String[]::new))
                .appender();
        for (Row row : rows) {
            @Nullable Object[] values = fields.stream().map(row::get).toArray();
            frame.append(values);
        }
        return frame.toDataFrame();
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
