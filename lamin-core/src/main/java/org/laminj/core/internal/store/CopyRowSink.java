package org.laminj.core.internal.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PGobject;

/** Rows by {@code COPY} of PostgreSQL, as comma-separated values. */
final class CopyRowSink implements RowSink {

    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder();

    CopyRowSink(Connection connection, String tableWithColumns) {
        try {
            this.copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + tableWithColumns + " FROM STDIN (FORMAT csv)");
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    @Override
    public void add(List<@Nullable Object> values) {
        for (int position = 0; position < values.size(); position++) {
            if (position > 0) {
                text.append(',');
            }
            append(values.get(position));
        }
        text.append('\n');
        if (text.length() > FLUSH_CHARACTERS) {
            flush();
        }
    }

    /** Nothing at all is an absent value; everything else stands in quotes. */
    private void append(@Nullable Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value != null) {
            String plain = value instanceof PGobject typed ? String.valueOf(typed.getValue()) : value.toString();
            text.append('"').append(plain.replace("\"", "\"\"")).append('"');
        }
    }

    private void flush() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    @Override
    public long finish() {
        flush();
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    @Override
    public void close() {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        }
    }
}
