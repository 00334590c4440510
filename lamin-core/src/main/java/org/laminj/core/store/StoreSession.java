package org.laminj.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.SideTable;
import org.laminj.core.registry.Table;

/**
 * Reads and writes rows within one transaction.
 *
 * <p>Each method takes one statement, or one for each {@value #BATCH} keys or rows, whatever their number. Not
 * thread-safe; valid only inside the call that it was passed to.
 */
public interface StoreSession {

    /** How many keys or rows go with one statement. */
    int BATCH = 10_000;

    /** Rows whose key field has one of the values, by id. Values must not be null; no values give no rows. */
    List<Row> select(Table table, List<Field> fields, Field key, Collection<?> values);

    /** All rows, by id. */
    List<Row> selectAll(Table table, List<Field> fields);

    /**
     * Rows whose key fields together equal one of the tuples, by id.
     *
     * @param tuples values in the order of the key fields, none of them null
     */
    List<Row> selectByKey(Table table, List<Field> fields, List<Field> key, Collection<? extends List<?>> tuples);

    /** Rows whose text in a field begins with one of the prefixes, by id; case matters. */
    List<Row> selectByPrefix(Table table, List<Field> fields, Field field, Collection<String> prefixes);

    /**
     * Of the rows whose key field has one of the values the first by id of those that agree in other fields, by id. An
     * absent value is a value.
     */
    List<Row> selectFirst(Table table, List<Field> fields, List<Field> agreeing, Field key, Collection<?> values);

    /** How many rows have one of the values in their key field. */
    long count(Table table, Field key, Collection<?> values);

    /**
     * Inserts rows, without ids; a row that is already there by a unique key is passed over.
     *
     * @return how many were inserted
     */
    int insert(Table table, List<Row> rows);

    /**
     * Inserts one row.
     *
     * @return its id
     * @throws ConstraintException if a row with one of its unique keys is there, or it lacks a required value
     */
    long insertOne(Table table, Row row);

    /** Begins to bring rows of another database within reach; the source must stay open until the staging is closed. */
    Staging staging(StoreSession source);

    /** Sets fields of one row. */
    void update(Table table, long id, Row changes);

    /** Sets one field of several rows. */
    void updateAll(Table table, Field field, Map<Long, ? extends @Nullable Object> valueById);

    /**
     * Deletes rows by their ids.
     *
     * @return how many were deleted
     * @throws ConstraintException at the end of the transaction if other rows still refer to one of them
     */
    int delete(Table table, Collection<Long> ids);

    /** The columns that a table has in this database, known to this program or not; empty if there is no such table. */
    Set<String> columns(Table table);

    /**
     * Why this database cannot hold a value in a column, whatever else it holds: words that follow the name of the field,
     * such as {@code has 151 characters, of which 150 fit}. Empty if it can, as it can hold null. Takes no statement.
     */
    Optional<String> refusal(Field field, @Nullable Object value);

    /** Creates a table that a program keeps for itself, if it is not there. */
    void create(SideTable table);

    /**
     * A MyBatis mapper that a schema module brought, working in this transaction.
     *
     * @param type an interface of {@link org.laminj.core.spi.SchemaModule#mappers()}
     */
    <T> T mapper(Class<T> type);
}
