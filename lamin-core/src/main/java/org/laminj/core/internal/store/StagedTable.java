package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowCopy;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StagedRows;

/**
 * A temporary table {@code s} of translated rows beside the table {@code t} into which they go.
 *
 * <p>It holds the ids of the source, whether a row is set aside, the how many-th it is of those that are the same, and
 * the columns whose values are not the same in all rows.
 */
final class StagedTable implements StagedRows {

    private static final Field ID =
            Field.builder("laminj_id", FieldType.BIG_INTEGER).build();
    private static final Field ASIDE =
            Field.builder("laminj_aside", FieldType.SMALL_INTEGER).build();
    private static final Field NTH =
            Field.builder("laminj_nth", FieldType.BIG_INTEGER).nullable(true).build();
    private static final Field INCOMPLETE =
            Field.builder("incomplete", FieldType.BIG_INTEGER).build();
    private static final Field ABSENT =
            Field.builder("absent", FieldType.BIG_INTEGER).build();

    private final DatabaseSession target;
    private final String name;
    private final RowCopy copy;
    private final List<Field> columns;
    private long size;
    private boolean repeats;

    StagedTable(DatabaseSession target, String name, RowCopy copy) {
        this.target = target;
        this.name = name;
        this.copy = copy;
        this.columns = copy.columns().keySet().stream()
                .filter(field -> !isFixed(field) || copy.identity().contains(field))
                .toList();
    }

    private boolean isFixed(Field field) {
        return copy.columns().get(field) instanceof RowCopy.Fixed;
    }

    /** What a row is filled with besides its id and whether it is set aside. */
    List<Field> columns() {
        return columns;
    }

    void create() {
        List<Field> all = new ArrayList<>(List.of(ASIDE, NTH));
        all.addAll(columns);
        target.execute(Statement.of(target.dialect().createTemporary(name, ID, all)));
    }

    /** The statement that inserts what a query gives in the order of {@link #sink}. */
    String insertFrom(String query) {
        return "INSERT INTO " + Dialect.quote(name) + " (" + names() + ") " + query;
    }

    /** Takes rows: id, whether set aside as 1 or 0, columns. */
    RowSink sink() {
        return target.sink(
                name, Stream.concat(Stream.of(ID, ASIDE), columns.stream()).toList());
    }

    private String names() {
        return Stream.concat(Stream.of(ID, ASIDE), columns.stream())
                .map(field -> Dialect.quote(field.column()))
                .collect(Collectors.joining(", "));
    }

    /**
     * Looks at what was filled in.
     *
     * @throws BusyException if a row lacks a required reference
     */
    void settle() {
        target.dialect().analyze(name).ifPresent(sql -> target.execute(Statement.of(sql)));
        String incomplete = columns.stream()
                .filter(field -> copy.columns().get(field) instanceof RowCopy.Translated && !field.isNullable())
                .map(field -> Dialect.quote(field.column()) + " IS NULL")
                .reduce((one, other) -> one + " OR " + other)
                .orElse("1 = 0");
        String absent = copy.identity().stream()
                .map(field -> Dialect.quote(field.column()) + " IS NULL")
                .collect(Collectors.joining(" OR "));
        List<Row> counts = target.select(
                Statement.of("SELECT count(*), " + countOf(incomplete) + ", " + countOf(absent) + " FROM "
                        + Dialect.quote(name)),
                new RowShape(List.of(ID, INCOMPLETE, ABSENT)));
        size = counts.get(0).number(ID);
        if (counts.get(0).number(INCOMPLETE) > 0) {
            throw new BusyException(
                    "Cannot copy " + copy.table().table() + ": the source has changed while it was read. Try again.",
                    null);
        }
        // where nothing is absent or merged, rows of a table with unique key differ here as they do in the source
        boolean mayRepeat = !copy.unique() || counts.get(0).number(ABSENT) > 0 || copy.merges();
        repeats = mayRepeat && (!copy.unique() || hasRepeats());
        if (repeats) {
            target.execute(Statement.of("UPDATE " + Dialect.quote(name)
                    + " SET \"laminj_nth\" = n.\"laminj_nth\" FROM (SELECT"
                    + " \"laminj_id\" AS id, row_number() OVER (PARTITION BY " + identity()
                    + " ORDER BY \"laminj_id\") AS \"laminj_nth\" FROM " + Dialect.quote(name) + ") n WHERE n.id = "
                    + Dialect.quote(name) + ".\"laminj_id\""));
        }
    }

    private static String countOf(String condition) {
        return "coalesce(sum(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0)";
    }

    private boolean hasRepeats() {
        return !target.select(
                        Statement.of("SELECT 1 FROM " + Dialect.quote(name) + " GROUP BY " + identity()
                                + " HAVING count(*) > 1 LIMIT 1"),
                        new RowShape(List.of(ID)))
                .isEmpty();
    }

    private String identity() {
        return copy.identity().stream()
                .map(field -> Dialect.quote(field.column()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Set<Long> setAside() {
        return ids("s.\"laminj_aside\" = 1");
    }

    @Override
    public Set<Long> missing() {
        return ids(isMissing());
    }

    private Set<Long> ids(String condition) {
        return numbers(Statement.of("SELECT s.\"laminj_id\" FROM " + Dialect.quote(name) + " s WHERE " + condition
                + " ORDER BY s.\"laminj_id\""));
    }

    private Set<Long> numbers(Statement statement) {
        Set<Long> ids = new LinkedHashSet<>();
        target.forEach(statement, new RowShape(List.of(ID)), row -> ids.add(row.number(ID)));
        return ids;
    }

    private String isMissing() {
        String same = copy.identity().stream().map(StagedTable::equal).collect(Collectors.joining(" AND "));
        String there = " FROM " + Dialect.quote(copy.table().table()) + " t WHERE " + same + ")";
        String lacking = copy.unique() ? "NOT EXISTS (SELECT 1" + there : "s.\"laminj_nth\" > (SELECT count(*)" + there;
        String first = copy.unique() && repeats ? " AND s.\"laminj_nth\" = 1" : "";
        return "s.\"laminj_aside\" = 0" + first + " AND " + lacking;
    }

    private static String equal(Field field) {
        String column = Dialect.quote(field.column());
        return "t." + column + (field.isNullable() ? " IS NOT DISTINCT FROM " : " = ") + "s." + column;
    }

    @Override
    public long insert() {
        return target.execute(insertMissing(""));
    }

    @Override
    public Set<Long> insertAndList() {
        return numbers(insertMissing(" RETURNING \"id\""));
    }

    private Statement insertMissing(String suffix) {
        List<@Nullable Object> fixed = new ArrayList<>();
        String values = copy.columns().keySet().stream()
                .map(field -> value(field, fixed))
                .collect(Collectors.joining(", "));
        String written = copy.columns().keySet().stream()
                .map(field -> Dialect.quote(field.column()))
                .collect(Collectors.joining(", "));
        return new Statement(
                "INSERT INTO " + Dialect.quote(copy.table().table()) + " (" + written + ") SELECT " + values + " FROM "
                        + Dialect.quote(name) + " s WHERE " + isMissing()
                        + " ORDER BY s.\"laminj_id\" ON CONFLICT DO NOTHING" + suffix,
                fixed);
    }

    private String value(Field field, List<@Nullable Object> fixed) {
        if (copy.columns().get(field) instanceof RowCopy.Fixed same) {
            fixed.add(target.dialect().encode(field.type(), same.value()));
            return target.dialect().parameter(field);
        }
        return "s." + Dialect.quote(field.column());
    }
}
