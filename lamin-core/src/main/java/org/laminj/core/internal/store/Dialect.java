package org.laminj.core.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Table;
import org.laminj.core.store.StoreException;

/** What differs between databases: how values are stored, and the SQL that one of them spells in its own way. */
public sealed interface Dialect permits SqliteDialect, PostgresDialect {

    /** What makes all statements of a session see one state; null where a transaction does so by itself. */
    @Nullable
    TransactionIsolationLevel snapshot();

    /**
     * Ends the statement that another thread runs, if there is one.
     *
     * @throws StoreException if a server cannot be told
     */
    void cancel(Connection connection);

    /** What bounds how long a transaction that writes waits for another; empty where the connection does so. */
    Optional<Statement> boundWaiting();

    /** A value in the form in which a column of this type stores it. */
    @Nullable
    Object encode(FieldType type, @Nullable Object value);

    /** Why a column cannot store a value: words that follow the name of the field; empty if it can. */
    Optional<String> refusal(Field field, Object value);

    /** A stored value in the type that {@link FieldType} names, {@link Long} for ids and references. */
    @Nullable
    Object decode(Field field, @Nullable Object stored);

    /** The type of a column in DDL. */
    String columnType(Field field);

    /** The statements that create a table with its keys and indexes. */
    List<String> create(Table table);

    /** The statements that add what refers to other tables, where {@link #create} cannot; run when all are there. */
    List<String> constrain(Table table);

    /** The same statements, which have no parameters, in as few as the database takes. */
    List<String> inFewRounds(List<String> statements);

    /** The statement that creates {@code django_migrations}. */
    String createMigrations();

    /** The statement that creates a table which goes with the session, without keys; all columns but the id may be empty. */
    default String createTemporary(String table, Field id, List<Field> others) {
        return "CREATE TEMP TABLE " + quote(table) + " (" + quote(id.column()) + " " + temporaryId()
                + others.stream()
                        .map(field -> ", " + quote(field.column()) + " " + columnType(field))
                        .collect(Collectors.joining())
                + ")" + endOfTemporary();
    }

    /** The type of the id of a temporary table. */
    String temporaryId();

    /** What lets a temporary table go with its transaction, where the database can do so. */
    String endOfTemporary();

    /** Whether many rows are inserted faster by way of a temporary table. */
    boolean isFasterByTemporary();

    /** The statement that lets the database learn how much a temporary table holds, where that helps. */
    Optional<String> analyze(String table);

    /** The sign for a bound value in a list of expressions, which may need to say of which type it is. */
    String parameter(Field field);

    /** Takes rows for these columns of a table, all of which must be new to it. */
    RowSink sink(Connection connection, String table, List<Field> columns);

    /** A condition that an expression equals one of many values, which are bound as one parameter. */
    Statement isOneOf(String expression, FieldType type, Collection<?> values);

    /**
     * Tuples as rows: a table expression with columns {@code k0}, {@code k1} and so on, bound as one parameter.
     */
    Statement tuples(List<Field> key, Collection<? extends List<?>> tuples);

    /** An expression of a column that is equal where values are, as JSON is whatever its spaces. */
    String comparable(FieldType type, String expression);

    /** A condition that one expression begins with the letters and digits of another, which an index can answer. */
    String beginsWith(String expression, String prefix);

    /** An expression of a column as text: JSON that is text without its quotes, all other JSON as it is written. */
    String text(FieldType type, String expression);

    /** An expression of a column by whose order all databases order alike: text by code points. */
    String sortable(FieldType type, String expression);

    /** A condition that an expression of text matches a value. */
    Statement textCondition(TextMatch match, Statement expression, String value);

    /** Text with those letters in one case that a folded value holds, the same on all databases. */
    Statement folded(Statement expression, CaseFolding folding);

    /**
     * A condition that compares JSON: numbers as numbers and text by code points, each with its like only; what is
     * neither is equal or is not.
     *
     * @param operator {@code =}, {@code <} and the like; {@code =} for what is neither number nor text
     */
    Statement jsonCondition(String operator, String expression, JsonNode value);

    /**
     * Whether the original reads what a record refers to and is linked with as JSON objects of id and name, in which a
     * time is text and which are sorted by id.
     */
    boolean readsRelatedAsJson();

    /** Whether a table exists: one row if so. */
    Statement tableExists(String table);

    /** The columns of all tables, in order: rows with the names of table and column. */
    Statement columns();

    /** A table with columns in brackets. */
    static String columns(String table, List<Field> columns) {
        return quote(table)
                + columns.stream().map(field -> quote(field.column())).collect(Collectors.joining(", ", " (", ")"));
    }

    /** A name in quotes. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** How text is compared. */
    enum TextMatch {
        EQUALS,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        /** Has a part that matches a regular expression. */
        MATCHES
    }
}
