package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;

/** Inserts rows into a table, and passes over those that are there by a unique key. */
final class RowInsertion {

    /** From how many rows on it pays to take the way by a temporary table, where there is one that is faster. */
    private static final int MANY = 200;

    private static final String TEMPORARY = "laminj_inserted";
    private static final Field ORDINAL =
            Field.builder("laminj_ordinal", FieldType.BIG_INTEGER).build();

    private final DatabaseSession session;
    private final Table table;
    private final List<Field> fields;

    RowInsertion(DatabaseSession session, Table table, List<Field> fields) {
        this.session = session;
        this.table = table;
        this.fields = fields;
    }

    /** Inserts rows with these fields, and answers how many there were not yet. */
    int insert(List<Row> rows) {
        boolean byTemporary = rows.size() >= MANY && session.dialect().isFasterByTemporary();
        return Math.toIntExact(byTemporary ? byTemporary(rows) : inBatches(rows));
    }

    private long inBatches(List<Row> rows) {
        try (RowSink sink = session.sink(DatabaseSession.insertSql(table, fields) + " ON CONFLICT DO NOTHING")) {
            rows.forEach(row -> sink.add(session.encoded(row)));
            return sink.finish();
        }
    }

    private int byTemporary(List<Row> rows) {
        session.execute(Statement.of(session.dialect().createTemporary(TEMPORARY, ORDINAL, fields)));
        fill(rows);
        String columns = DatabaseSession.columns("", fields);
        int inserted = session.execute(Statement.of("INSERT INTO " + Dialect.columns(table.table(), fields) + " SELECT "
                + columns + " FROM " + Dialect.quote(TEMPORARY) + " ORDER BY " + Dialect.quote(ORDINAL.column())
                + " ON CONFLICT DO NOTHING"));
        session.execute(Statement.of("DROP TABLE " + Dialect.quote(TEMPORARY)));
        return inserted;
    }

    private void fill(List<Row> rows) {
        List<Field> filled = Stream.concat(Stream.of(ORDINAL), fields.stream()).toList();
        try (RowSink sink = session.sink(TEMPORARY, filled)) {
            long ordinal = 0;
            for (Row row : rows) {
                List<@Nullable Object> values = new ArrayList<>(filled.size());
                values.add(ordinal++);
                values.addAll(session.encoded(row));
                sink.add(values);
            }
            sink.finish();
        }
    }
}
