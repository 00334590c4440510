package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.store.IdTranslation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowCopy;
import org.laminj.core.store.RowShape;

/** Reads rows one after the other, translates them and passes them on, whatever the databases. */
final class StreamedFilling implements Filling {

    private final DatabaseSession target;
    private final DatabaseSession source;

    StreamedFilling(DatabaseSession target, DatabaseSession source) {
        this.target = target;
        this.source = source;
    }

    @Override
    public void fill(StagedTable staged, RowCopy copy) {
        List<Field> read = Stream.concat(
                        Stream.of(copy.table().id()),
                        staged.columns().stream()
                                .filter(field -> !(copy.columns().get(field) instanceof RowCopy.Fixed)))
                .toList();
        String columns =
                read.stream().map(field -> Dialect.quote(field.column())).collect(Collectors.joining(", "));
        Statement selected = selected(source.dialect(), copy, "");
        try (RowSink sink = staged.sink()) {
            source.forEach(
                    new Statement(
                            "SELECT " + columns + " FROM "
                                    + Dialect.quote(copy.table().table()) + " WHERE " + selected.sql()
                                    + " ORDER BY \"id\"",
                            selected.parameters()),
                    new RowShape(read),
                    row -> add(sink, staged, copy, row));
            sink.finish();
        }
    }

    /** Brings rows that the source does not have. */
    void add(StagedTable staged, RowCopy copy, List<Row> rows) {
        try (RowSink sink = staged.sink()) {
            rows.forEach(row -> add(sink, staged, copy, row));
            sink.finish();
        }
    }

    private void add(RowSink sink, StagedTable staged, RowCopy copy, Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.number(copy.table().id()));
        values.add(0);
        for (Field field : staged.columns()) {
            RowCopy.Column column = copy.columns().get(field);
            if (column instanceof RowCopy.Translated translated) {
                Long id = row.fields().contains(field) ? row.numberOrNull(field) : null;
                Long there = id == null ? null : translated.ids().of(id);
                if (copy.partial() && id != null && there == null) {
                    return;
                }
                if (there != null && there == IdTranslation.ASIDE) {
                    values.set(1, 1);
                }
                values.add(there);
            } else {
                values.add(target.dialect().encode(field.type(), plain(column, field, row)));
            }
        }
        sink.add(values);
    }

    private static @Nullable Object plain(RowCopy.@Nullable Column column, Field field, Row row) {
        if (column instanceof RowCopy.Fixed fixed) {
            return fixed.value();
        }
        return row.fields().contains(field) ? row.get(field) : null;
    }

    /** The condition that a row of the source is selected. */
    static Statement selected(Dialect dialect, RowCopy copy, String prefix) {
        List<@Nullable Object> parameters = new ArrayList<>();
        String condition = copy.selected().entrySet().stream()
                .map(entry -> {
                    Field field = entry.getKey();
                    Statement one =
                            dialect.isOneOf(prefix + Dialect.quote(field.column()), field.type(), entry.getValue());
                    parameters.addAll(one.parameters());
                    return one.sql();
                })
                .collect(Collectors.joining(" OR "));
        return new Statement("(" + (condition.isEmpty() ? "1 = 0" : condition) + ")", parameters);
    }
}
