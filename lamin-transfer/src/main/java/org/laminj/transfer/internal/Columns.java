package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.TransferException;

/**
 * The columns that source and target really have, which may be more or fewer than this program knows.
 *
 * <p>Rows are read with what the source has and written with what the target has; values that fall out are counted.
 */
final class Columns {

    private final StoreSession source;
    private final StoreSession target;
    private final Map<Table, Set<String>> ofSource = new HashMap<>();
    private final Map<Table, Set<String>> ofTarget = new HashMap<>();

    Columns(StoreSession source, StoreSession target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Of the rows of the source with one of the values in their key field the first of those that agree in other
     * fields; with id, key and these fields, as far as the source has them.
     */
    List<Row> selectFirst(Table table, List<Field> agreeing, Field key, Collection<Long> values) {
        List<Field> there = agreeing.stream()
                .filter(field -> ofSource(table).contains(field.column()))
                .toList();
        List<Field> read = Stream.concat(Stream.of(table.id(), key), there.stream())
                .distinct()
                .toList();
        return source.selectFirst(table, read, there, key, values);
    }

    /** Rows of the source with a value for each field of the table, null where the source has no such column. */
    List<Row> select(Table table, Field key, Collection<Long> values) {
        List<Field> known = table.fields();
        List<Field> there = known.stream()
                .filter(field -> ofSource(table).contains(field.column()))
                .toList();
        List<Row> rows = source.select(table, there, key, values);
        return there.size() == known.size() ? rows : widened(table, there, rows);
    }

    /**
     * Makes sure that the source has what a table requires.
     *
     * @throws TransferException if it lacks a column whose values may not be absent
     */
    void require(Table table) {
        for (Field field : table.fields()) {
            if (!field.isNullable() && !ofSource(table).contains(field.column())) {
                throw new TransferException("Cannot transfer: the source has no column " + table.table() + "."
                        + field.column() + ", which the target requires. Migrate the source with the program that made"
                        + " it.");
            }
        }
    }

    private List<Row> widened(Table table, List<Field> there, List<Row> rows) {
        RowShape shape = new RowShape(table.fields());
        require(table);
        return rows.stream()
                .map(row -> {
                    @Nullable
                    Object[] values = new @Nullable Object[table.fields().size()];
                    there.forEach(field -> values[shape.position(field)] = row.get(field));
                    return new Row(shape, values);
                })
                .toList();
    }

    /** The fields of a table that the target has a column for, without {@code id}. */
    List<Field> writable(Table table) {
        return table.fields().stream()
                .filter(field -> !field.isId())
                .filter(field -> ofTarget(table).contains(field.column()))
                .toList();
    }

    /** The fields of a table that both sides have a column for, without {@code id}. */
    List<Field> shared(Table table) {
        return writable(table).stream()
                .filter(field -> ofSource(table).contains(field.column()))
                .toList();
    }

    /** Notes the values of rows for which the other side has no column, or this program no name. */
    void countLost(Table table, Supplier<List<Row>> rows, Closure closure) {
        List<Field> lacking = table.fields().stream()
                .filter(field -> !ofTarget(table).contains(field.column()))
                .toList();
        Set<String> unknown = new LinkedHashSet<>(ofSource(table));
        table.fields().forEach(field -> unknown.remove(field.column()));
        if (lacking.isEmpty() && unknown.isEmpty()) {
            return;
        }
        List<Row> all = rows.get();
        lacking.forEach(field -> drop(table, field, all, closure));
        List<Long> ids = all.stream().map(row -> row.number(table.id())).toList();
        for (String column : unknown) {
            Field field = Field.builder(column, FieldType.TEXT).nullable(true).build();
            drop(table, field, source.select(table, List.of(table.id(), field), table.id(), ids), closure);
        }
    }

    private static void drop(Table table, Field field, List<Row> rows, Closure closure) {
        List<Long> ids = new ArrayList<>();
        for (Row row : rows) {
            if (Objects.nonNull(row.get(field))) {
                ids.add(row.number(table.id()));
            }
        }
        closure.drop(table.table() + "." + field.column(), DropReason.COLUMN_MISSING, ids);
    }

    private Set<String> ofSource(Table table) {
        return ofSource.computeIfAbsent(table, key -> new HashSet<>(source.columns(key)));
    }

    private Set<String> ofTarget(Table table) {
        return ofTarget.computeIfAbsent(table, key -> new HashSet<>(target.columns(key)));
    }
}
