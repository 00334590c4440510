package org.laminj.benchmark;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code INSERT … SELECT} between two SQLite files on one connection.
 *
 * @param origin the file with the rows
 */
record AttachedFloor(Path origin) implements Floor {

    private static final String NAME = "origin";

    @Override
    public void prepare(Database target) throws SQLException {
        target.attach(origin, NAME);
    }

    @Override
    public void copy(Database unused, Database target, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            target.execute("INSERT INTO main." + table.name() + " (" + table.columnNames() + ") SELECT "
                    + table.columnNames() + table.rows().from(NAME + "."));
        }
    }
}
