package org.laminj.core.internal.store;

import static java.util.Collections.unmodifiableSet;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Iterables;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.SideTable;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.Staging;
import org.laminj.core.store.StoreSession;

/** One MyBatis session: runs statements and turns result rows into {@link Row}s. */
public final class DatabaseSession implements StoreSession, AutoCloseable {

    private static final Field COUNT =
            Field.builder("count", FieldType.BIG_INTEGER).build();
    private static final Field TABLE = Field.builder("table", FieldType.TEXT).build();
    private static final Field NAME = Field.builder("name", FieldType.TEXT).build();

    private final String database;
    private final @Nullable SqliteFile file;
    private final SqlSession session;
    private final Dialect dialect;
    private final StatementWatch watch;
    private @Nullable Attachment attached;
    private @Nullable SetMultimap<String, String> columns;

    /**
     * @param file null if the database is on a server
     */
    DatabaseSession(
            String database, @Nullable SqliteFile file, SqlSession session, Dialect dialect, StatementWatch watch) {
        this.database = database;
        this.file = file;
        this.session = session;
        this.dialect = dialect;
        this.watch = watch;
    }

    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T mapper(Class<T> type) {
        return session.getMapper(type);
    }

    /** Runs a statement that gives rows of this shape. */
    public List<Row> select(Statement statement, RowShape shape) {
        watch.beforeStatement(statement.sql());
        List<RawRow> raw = session.selectList(MappedStatements.SELECT, statement);
        List<Row> rows = new ArrayList<>(raw.size());
        raw.forEach(row -> rows.add(decoded(row, shape)));
        return rows;
    }

    /** Runs a statement and hands over one row after the other, holding none. */
    public void forEach(Statement statement, RowShape shape, Consumer<Row> consumer) {
        watch.beforeStatement(statement.sql());
        try (Cursor<RawRow> cursor = session.selectCursor(MappedStatements.SELECT, statement)) {
            cursor.forEach(row -> {
                watch.cancellation().check();
                consumer.accept(decoded(row, shape));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row decoded(RawRow raw, RowShape shape) {
        @Nullable Object[] values = raw.values();
        List<Field> fields = shape.fields();
        for (int position = 0; position < values.length; position++) {
            values[position] = dialect.decode(fields.get(position), values[position]);
        }
        return new Row(shape, values);
    }

    /** Runs a statement whose rows do not matter. */
    void run(Statement statement) {
        select(statement, new RowShape(List.of(NAME)));
    }

    /** Runs a statement that gives one number. */
    public long number(Statement statement) {
        return select(statement, new RowShape(List.of(COUNT))).get(0).number(COUNT);
    }

    /** Runs a statement that changes rows, and answers how many. */
    public int execute(Statement statement) {
        watch.beforeStatement(statement.sql());
        session.update(MappedStatements.UPDATE, statement);
        return flush();
    }

    /** Runs statements without parameters that change tables, many at once where the database takes them so. */
    public void executeAll(List<String> statements) {
        dialect.inFewRounds(statements).forEach(sql -> execute(Statement.of(sql)));
    }

    private int flush() {
        return session.flushStatements().stream()
                .map(BatchResult::getUpdateCounts)
                .flatMapToInt(Arrays::stream)
                .map(count -> Math.max(count, 0))
                .sum();
    }

    @Override
    public List<Row> select(Table table, List<Field> fields, Field key, Collection<?> values) {
        RowShape shape = new RowShape(fields);
        List<Row> rows = new ArrayList<>();
        for (List<?> batch : Iterables.partition(values, BATCH)) {
            Statement condition = dialect.isOneOf(Dialect.quote(key.column()), key.type(), batch);
            rows.addAll(select(
                    new Statement(
                            "SELECT " + columns("", fields) + " FROM " + Dialect.quote(table.table()) + " WHERE "
                                    + condition.sql() + " ORDER BY \"id\"",
                            condition.parameters()),
                    shape));
        }
        return rows;
    }

    @Override
    public List<Row> selectAll(Table table, List<Field> fields) {
        return select(
                Statement.of(
                        "SELECT " + columns("", fields) + " FROM " + Dialect.quote(table.table()) + " ORDER BY \"id\""),
                new RowShape(fields));
    }

    @Override
    public List<Row> selectByKey(
            Table table, List<Field> fields, List<Field> key, Collection<? extends List<?>> tuples) {
        String equal = IntStream.range(0, key.size())
                .mapToObj(part -> equality(key.get(part), "k.k" + part))
                .collect(Collectors.joining(" AND "));
        return joined(table, fields, key, tuples, equal);
    }

    @Override
    public List<Row> selectByPrefix(Table table, List<Field> fields, Field field, Collection<String> prefixes) {
        String begins = dialect.beginsWith("t." + Dialect.quote(field.column()), "k.k0");
        return joined(
                table, fields, List.of(field), prefixes.stream().map(List::of).toList(), begins);
    }

    /**
     * Rows {@code t} that satisfy a condition together with one of the tuples {@code k}. The cross join keeps SQLite from
     * looking through all tuples for each row of the table.
     */
    private List<Row> joined(
            Table table, List<Field> fields, List<Field> key, Collection<? extends List<?>> tuples, String condition) {
        RowShape shape = new RowShape(fields);
        List<Row> rows = new ArrayList<>();
        for (List<? extends List<?>> batch : Iterables.partition(tuples, BATCH)) {
            Statement keys = dialect.tuples(key, batch);
            rows.addAll(select(
                    new Statement(
                            "SELECT " + columns("t.", fields) + " FROM " + keys.sql() + " k CROSS JOIN "
                                    + Dialect.quote(table.table()) + " t WHERE " + condition
                                    + " ORDER BY t.\"id\"",
                            keys.parameters()),
                    shape));
        }
        return rows;
    }

    private String equality(Field field, String value) {
        return dialect.comparable(field.type(), "t." + Dialect.quote(field.column())) + " = "
                + dialect.comparable(field.type(), value);
    }

    @Override
    public List<Row> selectFirst(
            Table table, List<Field> fields, List<Field> agreeing, Field key, Collection<?> values) {
        RowShape shape = new RowShape(fields);
        String name = Dialect.quote(table.table());
        Map<List<@Nullable Object>, Row> first = new LinkedHashMap<>();
        for (List<?> batch : Iterables.partition(values, BATCH)) {
            Statement condition = dialect.isOneOf(Dialect.quote(key.column()), key.type(), batch);
            Statement firstOfBatch = new Statement(
                    "SELECT " + columns("", fields) + " FROM " + name + " WHERE \"id\" IN (SELECT min(\"id\") FROM "
                            + name + " WHERE " + condition.sql() + " GROUP BY " + columns("", agreeing)
                            + ") ORDER BY \"id\"",
                    condition.parameters());
            for (Row row : select(firstOfBatch, shape)) {
                List<@Nullable Object> group = new ArrayList<>();
                agreeing.forEach(field -> group.add(row.get(field)));
                first.putIfAbsent(group, row);
            }
        }
        return List.copyOf(first.values());
    }

    @Override
    public long count(Table table, Field key, Collection<?> values) {
        long count = 0;
        for (List<?> batch : Iterables.partition(values, BATCH)) {
            Statement condition = dialect.isOneOf(Dialect.quote(key.column()), key.type(), batch);
            count += number(new Statement(
                    "SELECT count(*) FROM " + Dialect.quote(table.table()) + " WHERE " + condition.sql(),
                    condition.parameters()));
        }
        return count;
    }

    @Override
    public int insert(Table table, List<Row> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        return new RowInsertion(this, table, rows.get(0).fields()).insert(rows);
    }

    /** Takes rows for a table that has none of them; their number does not matter. */
    RowSink sink(String table, List<Field> columns) {
        watch.beforeStatement("INSERT INTO " + Dialect.columns(table, columns));
        return dialect.sink(session.getConnection(), table, columns);
    }

    /** Takes rows for an insert statement. */
    RowSink sink(String insert) {
        watch.beforeStatement(insert);
        return new BatchRowSink(session.getConnection(), insert);
    }

    @Override
    public Staging staging(StoreSession source) {
        return new DatabaseStaging(this, (DatabaseSession) source);
    }

    /** Whether this database can read the file of another by itself. */
    boolean canAttach(DatabaseSession other) {
        return file != null && other.file != null;
    }

    /** Lets this database read the file of another until the session is closed, and answers under which name. */
    String attach(DatabaseSession other) {
        Attachment wanted = new Attachment(requireNonNull(other.file));
        if (!wanted.equals(attached)) {
            execute(wanted.begin());
            attached = wanted;
        }
        return wanted.name();
    }

    /** Lets go of what was attached; only after the transaction has ended. */
    @Override
    public void close() {
        if (attached != null) {
            attached.end(session.getConnection());
        }
    }

    @Override
    public long insertOne(Table table, Row row) {
        return number(new Statement(insertSql(table, row.fields()) + " RETURNING \"id\"", encoded(row)));
    }

    static String insertSql(Table table, List<Field> fields) {
        return "INSERT INTO " + Dialect.quote(table.table()) + " (" + columns("", fields) + ") VALUES ("
                + String.join(", ", Collections.nCopies(fields.size(), "?")) + ")";
    }

    /** The values of a row in the form in which the database stores them. */
    List<@Nullable Object> encoded(Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.fields().size());
        for (Field field : row.fields()) {
            values.add(dialect.encode(field.type(), row.get(field)));
        }
        return values;
    }

    @Override
    public void update(Table table, long id, Row changes) {
        List<@Nullable Object> parameters = encoded(changes);
        parameters.add(id);
        execute(new Statement(
                "UPDATE " + Dialect.quote(table.table()) + " SET "
                        + changes.fields().stream()
                                .map(field -> Dialect.quote(field.column()) + " = ?")
                                .collect(Collectors.joining(", "))
                        + " WHERE \"id\" = ?",
                parameters));
    }

    @Override
    public void updateAll(Table table, Field field, Map<Long, ? extends @Nullable Object> valueById) {
        if (valueById.isEmpty()) {
            return;
        }
        String sql = "UPDATE " + Dialect.quote(table.table()) + " SET " + Dialect.quote(field.column())
                + " = ? WHERE \"id\" = ?";
        watch.beforeStatement(sql);
        valueById.forEach((id, value) ->
                session.update(MappedStatements.UPDATE, Statement.of(sql, dialect.encode(field.type(), value), id)));
        flush();
    }

    @Override
    public int delete(Table table, Collection<Long> ids) {
        int deleted = 0;
        for (List<?> batch : Iterables.partition(ids, BATCH)) {
            Statement condition = dialect.isOneOf("\"id\"", FieldType.BIG_INTEGER, batch);
            deleted += execute(new Statement(
                    "DELETE FROM " + Dialect.quote(table.table()) + " WHERE " + condition.sql(),
                    condition.parameters()));
        }
        return deleted;
    }

    @Override
    public Set<String> columns(Table table) {
        if (columns == null) {
            columns = readColumns();
        }
        return unmodifiableSet(columns.get(table.table()));
    }

    /** All at once, for a transfer asks for those of very many tables. */
    private SetMultimap<String, String> readColumns() {
        SetMultimap<String, String> all = LinkedHashMultimap.create();
        select(dialect.columns(), new RowShape(List.of(TABLE, NAME)))
                .forEach(row -> all.put(String.valueOf(row.get(TABLE)), String.valueOf(row.get(NAME))));
        return all;
    }

    @Override
    public Optional<String> refusal(Field field, @Nullable Object value) {
        return value == null ? Optional.empty() : dialect.refusal(field, value);
    }

    @Override
    public void create(SideTable table) {
        if (!hasTable(table.table())) {
            executeAll(dialect.create(table));
            executeAll(dialect.constrain(table));
            columns = null;
        }
    }

    /** Whether the database has a table of this name. */
    public boolean hasTable(String table) {
        return !select(dialect.tableExists(table), new RowShape(List.of(NAME))).isEmpty();
    }

    static String columns(String prefix, List<Field> fields) {
        return fields.stream()
                .map(field -> prefix + Dialect.quote(field.column()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "session of " + database;
    }
}
