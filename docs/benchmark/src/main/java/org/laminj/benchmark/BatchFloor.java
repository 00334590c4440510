package org.laminj.benchmark;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/** A cursor of PostgreSQL that is read into batches of one prepared {@code INSERT} of SQLite. */
record BatchFloor() implements Floor {

    @Override
    public void copy(Database origin, Database target, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            copy(origin, target, table);
        }
    }

    private static void copy(Database origin, Database target, Table table) throws SQLException {
        int width = table.columns().size();
        String select = "SELECT " + Column.namesWithTimesAsText(table.columns())
                + table.rows().from();
        String insert = "INSERT INTO " + table.name() + " (" + table.columnNames() + ") VALUES ("
                + String.join(", ", Collections.nCopies(width, "?")) + ")";
        try (Statement statement = origin.connection().createStatement();
                PreparedStatement batch = target.connection().prepareStatement(insert)) {
            statement.setFetchSize(Database.CHUNK);
            try (ResultSet result = statement.executeQuery(select)) {
                int waiting = 0;
                while (result.next()) {
                    for (int column = 1; column <= width; column++) {
                        batch.setObject(column, result.getObject(column));
                    }
                    batch.addBatch();
                    waiting++;
                    if (waiting == Database.CHUNK) {
                        batch.executeBatch();
                        waiting = 0;
                    }
                }
                batch.executeBatch();
            }
        }
    }
}
