package org.laminj.benchmark;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code INSERT … SELECT} between two SQLite files on one connection.
 *
 * @param file the one with the rows
 */
record AttachedFloor(Path file) implements Floor {

    private static final String NAME = "origin";

    @Override
    public void prepare(Database target) throws SQLException {
        target.attach(file, NAME);
    }

    @Override
    public void copy(Database origin, Database target, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            target.execute("INSERT INTO main." + table.name() + " (" + table.columnNames() + ") SELECT "
                    + table.columnNames() + table.rows().from(NAME + "."));
        }
    }
}
