package org.laminj.transfer.internal;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.SideTable;
import org.laminj.core.registry.Table;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;

/**
 * Remembers which rows a transfer run created in tables that cannot say so themselves: those without a column for the
 * run. Kept in a table of its own beside those of the original, in ranges of ids.
 */
final class CreatedRows {

    private static final Field ID = Field.builder("id", FieldType.BIG_INTEGER).build();
    private static final Field RUN =
            Field.builder("run_id", FieldType.BIG_INTEGER).indexed(true).build();
    private static final Field TABLE =
            Field.builder("table_name", FieldType.TEXT).length(100).build();
    private static final Field FIRST =
            Field.builder("first_id", FieldType.BIG_INTEGER).build();
    private static final Field LAST =
            Field.builder("last_id", FieldType.BIG_INTEGER).build();
    private static final SideTable ROWS =
            new SideTable("laminj_created_rows", List.of(ID, RUN, TABLE, FIRST, LAST), List.of());

    private final StoreSession target;
    private final Map<String, RangeSet<Long>> created = new LinkedHashMap<>();

    CreatedRows(StoreSession target) {
        this.target = target;
    }

    /** The reference by which rows of a table name the run that created them, if there is one. */
    static Optional<Field> mark(Table table) {
        return table.foreignKeys().stream()
                .filter(field -> Closure.target(field) == Run.class)
                .filter(field -> field.foreignKey().orElseThrow().onTransfer() == TransferPolicy.REBIND)
                .findFirst();
    }

    /** Whether rows of a table name the run that created them. */
    static boolean areMarked(Table table) {
        return mark(table).isPresent();
    }

    /** Notes rows of a table that cannot say so themselves. */
    void note(Table table, Collection<Long> ids) {
        RangeSet<Long> ranges = created.computeIfAbsent(table.table(), name -> TreeRangeSet.create());
        ids.forEach(id -> ranges.add(Range.closedOpen(id, id + 1)));
    }

    /** Writes what was noted. */
    void keep(long run) {
        RowShape shape = new RowShape(List.of(RUN, TABLE, FIRST, LAST));
        List<Row> rows = new ArrayList<>();
        created.forEach((table, ranges) -> ranges.asRanges()
                .forEach(range -> rows.add(new Row(
                        shape,
                        new @Nullable Object[] {run, table, range.lowerEndpoint(), range.upperEndpoint() - 1}))));
        if (!rows.isEmpty()) {
            target.create(ROWS);
            target.insert(ROWS, rows);
        }
    }

    /** The rows of a table that a run created. */
    Set<Long> of(long run, Table table) {
        Set<Long> ids = new LinkedHashSet<>();
        rows(run).stream()
                .filter(row -> table.table().equals(row.get(TABLE)))
                .forEach(row -> ids.addAll(ContiguousSet.create(
                        Range.closed(row.number(FIRST), row.number(LAST)), DiscreteDomain.longs())));
        return ids;
    }

    private List<Row> rows(long run) {
        return target.columns(ROWS).isEmpty()
                ? List.of()
                : target.select(ROWS, List.of(TABLE, FIRST, LAST), RUN, List.of(run));
    }

    /** Whether some transfer created a row, whichever its run. */
    Set<Long> ofAnyRun(Table table) {
        if (target.columns(ROWS).isEmpty()) {
            return Set.of();
        }
        Set<Long> ids = new LinkedHashSet<>();
        target.select(ROWS, List.of(FIRST, LAST), TABLE, List.of(table.table()))
                .forEach(row -> ids.addAll(ContiguousSet.create(
                        Range.closed(row.number(FIRST), row.number(LAST)), DiscreteDomain.longs())));
        return ids;
    }

    /** Forgets what a run created, for it is gone. */
    void forget(long run) {
        if (!target.columns(ROWS).isEmpty()) {
            target.delete(
                    ROWS,
                    target.select(ROWS, List.of(ID), RUN, List.of(run)).stream()
                            .map(row -> row.number(ID))
                            .toList());
        }
    }
}
