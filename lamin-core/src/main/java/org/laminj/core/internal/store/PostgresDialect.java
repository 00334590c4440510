package org.laminj.core.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Table;
import org.laminj.core.store.StoreException;
import org.postgresql.PGConnection;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/** PostgreSQL as the original uses it. */
public final class PostgresDialect implements Dialect {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int STATEMENTS_OF_A_BLOCK = 500;

    private final StoredJson json = new StoredJson();

    private static final String BY_CODE_POINTS = " COLLATE \"C\"";

    private static final char NUL = '\0';

    /** An escaped NUL, and no escaped backslash before four zeroes. */
    private static final Pattern NUL_IN_JSON = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    @Override
    public TransactionIsolationLevel snapshot() {
        return TransactionIsolationLevel.REPEATABLE_READ;
    }

    /** A minute for each lock, as on SQLite, unless the server or the URL says otherwise. */
    @Override
    public void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            throw new StoreException("Cannot cancel a statement of PostgreSQL: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Statement> boundWaiting() {
        return Optional.of(Statement.of(
                "SELECT set_config('lock_timeout', '60s', true) WHERE" + " current_setting('lock_timeout') = '0'"));
    }

    @Override
    public @Nullable Object encode(FieldType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TIMESTAMP -> ((Instant) value).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            case JSON -> typed("jsonb", value.toString());
            case DURATION -> typed("interval", interval((Duration) value));
            case TEXT, SMALL_INTEGER, INTEGER, BIG_INTEGER, REAL, BOOLEAN, DATE -> value;
        };
    }

    @Override
    public Optional<String> refusal(Field field, Object value) {
        if (!isStorable(value)) {
            return Optional.of("has a NUL character, which PostgreSQL does not store");
        }
        if (field.type() != FieldType.TEXT || field.length() == 0) {
            return Optional.empty();
        }
        String text = value.toString();
        int characters = text.codePointCount(0, text.length());
        return characters > field.length()
                ? Optional.of("has " + characters + " characters, of which " + field.length() + " fit")
                : Optional.empty();
    }

    private static PGobject typed(String type, String value) {
        try {
            PGobject object = new PGobject();
            object.setType(type);
            object.setValue(value);
            return object;
        } catch (SQLException e) {
            throw new StoreException("Cannot pass a value of type " + type + " to the database", e);
        }
    }

    private static String interval(Duration duration) {
        return duration.toNanos() / 1000 + " microseconds";
    }

    @Override
    public @Nullable Object decode(Field field, @Nullable Object stored) {
        if (stored == null) {
            return null;
        }
        if (field.isId() || field.isForeignKey()) {
            return ((Number) stored).longValue();
        }
        return switch (field.type()) {
            case TEXT -> stored.toString();
            case SMALL_INTEGER, INTEGER -> ((Number) stored).intValue();
            case BIG_INTEGER -> ((Number) stored).longValue();
            case REAL -> ((Number) stored).doubleValue();
            case BOOLEAN -> stored;
            case TIMESTAMP -> ((Timestamp) stored).toInstant();
            case DATE -> ((Date) stored).toLocalDate();
            case DURATION -> duration((PGInterval) stored);
            case JSON -> json.read(stored.toString());
        };
    }

    /** The original writes days, hours and smaller only. */
    private static Duration duration(PGInterval interval) {
        long micros = Math.round(interval.getSeconds() * MICROS_PER_SECOND);
        return Duration.ofDays(interval.getDays())
                .plusHours(interval.getHours())
                .plusMinutes(interval.getMinutes())
                .plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public String columnType(Field field) {
        return switch (field.type()) {
            case TEXT -> field.length() > 0 ? "varchar(" + field.length() + ")" : "text";
            case SMALL_INTEGER -> "smallint";
            case INTEGER -> "integer";
            case BIG_INTEGER -> "bigint";
            case DURATION -> "interval";
            case REAL -> "double precision";
            case BOOLEAN -> "boolean";
            case TIMESTAMP -> "timestamp with time zone";
            case DATE -> "date";
            case JSON -> "jsonb";
        };
    }

    @Override
    public List<String> create(Table table) {
        return new PostgresDdl(this, table).create();
    }

    @Override
    public List<String> constrain(Table table) {
        return new PostgresDdl(this, table).constrain();
    }

    @Override
    public List<String> inFewRounds(List<String> statements) {
        return Lists.partition(statements, STATEMENTS_OF_A_BLOCK).stream()
                .map(block -> "DO $block$ BEGIN\n" + String.join(";\n", block) + ";\nEND $block$")
                .toList();
    }

    @Override
    public String createMigrations() {
        return "CREATE TABLE \"django_migrations\" (\"id\" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,"
                + " \"app\" varchar(255) NOT NULL, \"name\" varchar(255) NOT NULL, \"applied\" timestamp with time zone"
                + " NOT NULL)";
    }

    @Override
    public String temporaryId() {
        return "bigint";
    }

    @Override
    public String endOfTemporary() {
        return " ON COMMIT DROP";
    }

    @Override
    public boolean isFasterByTemporary() {
        return true;
    }

    @Override
    public Optional<String> analyze(String table) {
        return Optional.of("ANALYZE " + Dialect.quote(table));
    }

    @Override
    public String parameter(Field field) {
        return "CAST(? AS " + columnType(field) + ")";
    }

    @Override
    public RowSink sink(Connection connection, String table, List<Field> columns) {
        return new CopyRowSink(connection, Dialect.columns(table, columns));
    }

    @Override
    public Statement isOneOf(String expression, FieldType type, Collection<?> values) {
        return Statement.of(
                expression + " = ANY(?" + cast(type) + ")",
                array(type, values.stream().filter(PostgresDialect::isStorable).toList()));
    }

    @Override
    public Statement tuples(List<Field> key, Collection<? extends List<?>> tuples) {
        List<String> arrays = new ArrayList<>();
        List<@Nullable Object> parameters = new ArrayList<>();
        List<? extends List<?>> storable = tuples.stream()
                .filter(tuple -> tuple.stream().allMatch(PostgresDialect::isStorable))
                .toList();
        for (int part = 0; part < key.size(); part++) {
            int position = part;
            FieldType type = key.get(part).type();
            arrays.add("?" + cast(type));
            parameters.add(array(
                    type, storable.stream().map(tuple -> tuple.get(position)).collect(Collectors.toList())));
        }
        String columns =
                IntStream.range(0, key.size()).mapToObj(part -> "k" + part).collect(Collectors.joining(", "));
        return new Statement(
                "(SELECT * FROM unnest(" + String.join(", ", arrays) + ") AS u(" + columns + "))", parameters);
    }

    /** What cannot be stored equals nothing that is, and would be an error in a statement. */
    private static boolean isStorable(Object value) {
        if (value instanceof JsonNode json) {
            return !NUL_IN_JSON.matcher(json.toString()).find();
        }
        return !(value instanceof String text) || text.indexOf(NUL) < 0;
    }

    private static String cast(FieldType type) {
        return switch (type) {
            case TEXT -> "::text[]";
            case SMALL_INTEGER, INTEGER, BIG_INTEGER -> "::bigint[]";
            case REAL -> "::double precision[]";
            case BOOLEAN -> "::boolean[]";
            case TIMESTAMP -> "::timestamptz[]";
            case DATE -> "::date[]";
            case DURATION -> "::interval[]";
            case JSON -> "::jsonb[]";
        };
    }

    /** The driver passes arrays of numbers and of text on by themselves; the cast makes of text what it is. */
    private Object array(FieldType type, Collection<?> values) {
        return switch (type) {
            case SMALL_INTEGER, INTEGER, BIG_INTEGER ->
                values.stream().map(value -> ((Number) value).longValue()).toArray(Long[]::new);
            default ->
                values.stream()
                        .map(value -> Objects.toString(encode(type, value)))
                        .toArray(String[]::new);
        };
    }

    @Override
    public String comparable(FieldType type, String expression) {
        return expression;
    }

    @Override
    public String beginsWith(String expression, String prefix) {
        // compares bytes, as the pattern index is sorted; '{' is the character after 'z'
        return expression + "::text ~>=~ " + prefix + " AND " + expression + "::text ~<~ (" + prefix + " || '{')";
    }

    @Override
    public String text(FieldType type, String expression) {
        return type == FieldType.JSON ? "(" + expression + " #>> '{}')" : expression + "::text";
    }

    /** In the order of the database, which its locale decides, Zebra may come before and after apple. */
    @Override
    public String sortable(FieldType type, String expression) {
        return switch (type) {
            case TEXT -> expression + BY_CODE_POINTS;
            case JSON -> expression + "::text" + BY_CODE_POINTS;
            default -> expression;
        };
    }

    @Override
    public Statement textCondition(TextMatch match, Statement expression, String value) {
        return switch (match) {
            case EQUALS -> expression.followedBy(" = ?", value);
            case CONTAINS -> expression.surrounded("strpos(", ", ?) > 0", value);
            case STARTS_WITH -> expression.followedBy(" LIKE ? ESCAPE '\\'", escaped(value) + "%");
            case ENDS_WITH -> expression.followedBy(" LIKE ? ESCAPE '\\'", "%" + escaped(value));
            // so that only ASCII letters are letters and have cases, as in Java
            case MATCHES -> expression.followedBy(BY_CODE_POINTS + " ~ ?", value);
        };
    }

    /** In this collation lower() knows the letters of ASCII; the few others that a value can mean are translated. */
    @Override
    public Statement folded(Statement expression, CaseFolding folding) {
        Statement folded = expression.surrounded("lower(", BY_CODE_POINTS + ")");
        return folding.letters().isEmpty()
                ? folded
                : folded.surrounded("translate(", ", ?, ?)", folding.letters(), folding.foldedLetters());
    }

    @Override
    public Statement jsonCondition(String operator, String expression, JsonNode value) {
        if (value.isNumber()) {
            return Statement.of(
                    "(CASE WHEN jsonb_typeof(" + expression + ") = 'number' THEN (" + expression
                            + " #>> '{}')::numeric END) " + operator + " ?",
                    value.decimalValue());
        }
        if (value.isTextual()) {
            return Statement.of(
                    "(CASE WHEN jsonb_typeof(" + expression + ") = 'string' THEN " + expression + " #>> '{}' END)"
                            + BY_CODE_POINTS + " " + operator + " ?",
                    value.textValue());
        }
        return Statement.of(expression + " " + operator + " ?", encode(FieldType.JSON, value));
    }

    private static String escaped(String value) {
        return value.replaceAll("([%_\\\\])", "\\\\$1");
    }

    @Override
    public boolean readsRelatedAsJson() {
        return true;
    }

    @Override
    public Statement tableExists(String table) {
        return Statement.of(
                "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND"
                        + " table_name = ?",
                table);
    }

    @Override
    public Statement columns() {
        return Statement.of("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema ="
                + " current_schema() ORDER BY table_name, ordinal_position");
    }
}
