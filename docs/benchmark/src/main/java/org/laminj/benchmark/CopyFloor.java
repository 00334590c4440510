package org.laminj.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.copy.PGCopyOutputStream;

/** {@code COPY} into PostgreSQL: binary from PostgreSQL, as text from SQLite. */
record CopyFloor() implements Floor {

    @Override
    public void copy(Database origin, Database target, List<Table> tables) throws SQLException, IOException {
        for (Table table : tables) {
            String copyIn = "COPY " + table.name() + " (" + table.columnNames() + ") FROM STDIN";
            if (origin.connection().isWrapperFor(PGConnection.class)) {
                pipe(origin.connection(), table.select(), target.connection(), copyIn);
            } else {
                write(origin.connection(), table.select(), target.connection(), copyIn);
            }
        }
    }

    private static void pipe(Connection origin, String select, Connection target, String copyIn) throws SQLException {
        CopyOut out = manager(origin).copyOut("COPY (" + select + ") TO STDOUT (FORMAT BINARY)");
        CopyIn in = manager(target).copyIn(copyIn + " (FORMAT BINARY)");
        byte[] part = out.readFromCopy();
        while (part != null) {
            in.writeToCopy(part, 0, part.length);
            part = out.readFromCopy();
        }
        in.endCopy();
    }

    private static void write(Connection origin, String select, Connection target, String copyIn)
            throws SQLException, IOException {
        try (Statement statement = origin.createStatement();
                ResultSet rows = statement.executeQuery(select);
                Writer writer = new BufferedWriter(new OutputStreamWriter(
                        new PGCopyOutputStream(target.unwrap(PGConnection.class), copyIn), StandardCharsets.UTF_8))) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= width; column++) {
                    writer.write(escaped(rows.getString(column)));
                    writer.write(column == width ? '\n' : '\t');
                }
            }
        }
    }

    private static String escaped(@Nullable String value) {
        if (value == null) {
            return "\\N";
        }
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
