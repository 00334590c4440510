package org.laminj.core.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.NopIndenter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Table;
import org.laminj.core.store.StoreException;
import org.sqlite.SQLiteConnection;

/** SQLite as the original uses it. */
public final class SqliteDialect implements Dialect {

    private final StoredJson json = new StoredJson();

    /** Writes as Python's {@code json.dumps} does, for SQLite compares the text. */
    private final ObjectWriter pythonJson = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Spacing.AFTER)
                            .withObjectEntrySpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayValueSpacing(Spacing.AFTER)
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new NopIndenter())
                    .withArrayIndenter(new NopIndenter()));

    @Override
    public @Nullable TransactionIsolationLevel snapshot() {
        return null;
    }

    @Override
    public void cancel(Connection connection) {
        try {
            connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw new StoreException("Cannot cancel a statement of SQLite: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Statement> boundWaiting() {
        return Optional.empty();
    }

    @Override
    public @Nullable Object encode(FieldType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TIMESTAMP -> SqliteTimestamp.format((Instant) value);
            case DATE -> value.toString();
            case JSON -> json((JsonNode) value);
            case DURATION -> ((Duration) value).toNanos() / 1000;
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case TEXT, SMALL_INTEGER, INTEGER, BIG_INTEGER, REAL -> value;
        };
    }

    /** Lengths are declared, and not enforced. */
    @Override
    public Optional<String> refusal(Field field, Object value) {
        return Optional.empty();
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
            case BOOLEAN -> ((Number) stored).intValue() != 0;
            case TIMESTAMP -> SqliteTimestamp.parse(stored.toString());
            case DATE -> LocalDate.parse(stored.toString());
            case DURATION -> Duration.of(((Number) stored).longValue(), ChronoUnit.MICROS);
            case JSON -> json.read(stored.toString());
        };
    }

    private String json(JsonNode value) {
        try {
            return pythonJson.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StoreException("Cannot write a value as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public String columnType(Field field) {
        return switch (field.type()) {
            case TEXT -> field.length() > 0 ? "varchar(" + field.length() + ")" : "text";
            case SMALL_INTEGER -> "smallint";
            case INTEGER -> "integer";
            case BIG_INTEGER, DURATION -> "bigint";
            case REAL -> "real";
            case BOOLEAN -> "bool";
            case TIMESTAMP -> "datetime";
            case DATE -> "date";
            case JSON -> "text";
        };
    }

    @Override
    public List<String> create(Table table) {
        return new SqliteDdl(this, table).statements();
    }

    @Override
    public List<String> constrain(Table table) {
        return List.of(); // SQLite takes references to tables that come later
    }

    @Override
    public List<String> inFewRounds(List<String> statements) {
        return statements;
    }

    @Override
    public String createMigrations() {
        return "CREATE TABLE \"django_migrations\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "
                + "\"app\" varchar(255) NOT NULL, \"name\" varchar(255) NOT NULL, \"applied\" datetime NOT NULL)";
    }

    @Override
    public String temporaryId() {
        return "integer PRIMARY KEY";
    }

    @Override
    public String endOfTemporary() {
        return "";
    }

    @Override
    public boolean isFasterByTemporary() {
        return false;
    }

    @Override
    public Optional<String> analyze(String table) {
        return Optional.empty();
    }

    @Override
    public String parameter(Field field) {
        return "?";
    }

    @Override
    public RowSink sink(Connection connection, String table, List<Field> columns) {
        return new BatchRowSink(
                connection,
                "INSERT INTO " + Dialect.columns(table, columns) + " VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
    }

    @Override
    public Statement isOneOf(String expression, FieldType type, Collection<?> values) {
        return Statement.of(
                expression + " IN (SELECT value FROM json_each(?))",
                json.array(values.stream().map(value -> encode(type, value)).toList()));
    }

    @Override
    public Statement tuples(List<Field> key, Collection<? extends List<?>> tuples) {
        String columns = IntStream.range(0, key.size())
                .mapToObj(part -> "json_extract(value, '$[" + part + "]') AS k" + part)
                .collect(Collectors.joining(", "));
        List<List<@Nullable Object>> encoded = new ArrayList<>();
        for (List<?> tuple : tuples) {
            List<@Nullable Object> parts = new ArrayList<>();
            for (int part = 0; part < key.size(); part++) {
                parts.add(encode(key.get(part).type(), tuple.get(part)));
            }
            encoded.add(parts);
        }
        return Statement.of("(SELECT " + columns + " FROM json_each(?))", json.array(encoded));
    }

    @Override
    public String comparable(FieldType type, String expression) {
        return type == FieldType.JSON ? "json(" + expression + ")" : expression;
    }

    @Override
    public String beginsWith(String expression, String prefix) {
        // '{' is the character after 'z'
        return expression + " >= " + prefix + " AND " + expression + " < " + prefix + " || '{'";
    }

    @Override
    public String text(FieldType type, String expression) {
        return type == FieldType.JSON
                ? "CASE json_type(" + expression + ") WHEN 'text' THEN json_extract(" + expression + ", '$') ELSE "
                        + expression + " END"
                : expression;
    }

    @Override
    public String sortable(FieldType type, String expression) {
        return expression;
    }

    @Override
    public Statement textCondition(TextMatch match, Statement expression, String value) {
        return switch (match) {
            case EQUALS -> expression.followedBy(" = ?", value);
            case CONTAINS -> expression.surrounded("instr(", ", ?) > 0", value);
            case STARTS_WITH -> expression.followedBy(" GLOB ?", glob(value) + "*");
            case ENDS_WITH -> expression.followedBy(" GLOB ?", "*" + glob(value));
            case MATCHES -> expression.followedBy(" REGEXP ?", value);
        };
    }

    /** SQLite knows the cases of ASCII letters; the few others that a value can mean are replaced one by one. */
    @Override
    public Statement folded(Statement expression, CaseFolding folding) {
        Statement folded = expression.surrounded("lower(", ")");
        for (CaseFolding.Letter letter : folding.sources()) {
            folded = folded.surrounded("replace(", ", ?, ?)", letter.letter(), letter.folded());
        }
        return folded;
    }

    @Override
    public Statement jsonCondition(String operator, String expression, JsonNode value) {
        if (value.isNumber()) {
            Object number =
                    value.canConvertToLong() && value.isIntegralNumber() ? value.longValue() : value.doubleValue();
            return Statement.of(jsonOf(expression, "'integer', 'real'") + " " + operator + " ?", number);
        }
        if (value.isTextual()) {
            return Statement.of(jsonOf(expression, "'text'") + " " + operator + " ?", value.textValue());
        }
        return Statement.of("json(" + expression + ") " + operator + " json(?)", json(value));
    }

    private static String jsonOf(String expression, String types) {
        return "(CASE WHEN json_type(" + expression + ") IN (" + types + ") THEN json_extract(" + expression
                + ", '$') END)";
    }

    private static String glob(String value) {
        return value.replaceAll("([*?\\[])", "[$1]");
    }

    @Override
    public boolean readsRelatedAsJson() {
        return false;
    }

    @Override
    public Statement tableExists(String table) {
        return Statement.of("SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?", table);
    }

    @Override
    public Statement columns() {
        return Statement.of("SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type ="
                + " 'table' ORDER BY m.name, c.cid");
    }
}
