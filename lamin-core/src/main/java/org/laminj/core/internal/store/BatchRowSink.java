package org.laminj.core.internal.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;

/** Rows by batches of one prepared statement. */
final class BatchRowSink implements RowSink {

    /** Rows kept back before they are sent; more gains nothing and costs memory. */
    private static final int FLUSH = 1_000;

    private final PreparedStatement insert;
    private int waiting;
    private long written;

    BatchRowSink(Connection connection, String sql) {
        try {
            this.insert = connection.prepareStatement(sql);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    @Override
    public void add(List<@Nullable Object> values) {
        try {
            for (int position = 0; position < values.size(); position++) {
                insert.setObject(position + 1, values.get(position));
            }
            insert.addBatch();
            if (++waiting == FLUSH) {
                flush();
            }
        } catch (SQLException e) {
            throw new PersistenceException(cause(e));
        }
    }

    private void flush() throws SQLException {
        for (int count : insert.executeBatch()) {
            written += Math.max(count, 0);
        }
        waiting = 0;
    }

    @Override
    public long finish() {
        try {
            flush();
            return written;
        } catch (SQLException e) {
            throw new PersistenceException(cause(e));
        }
    }

    /** What failed in a batch stands behind the exception that says so. */
    private static SQLException cause(SQLException thrown) {
        return thrown instanceof BatchUpdateException && thrown.getNextException() != null
                ? thrown.getNextException()
                : thrown;
    }

    @Override
    public void close() {
        try {
            insert.close();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
