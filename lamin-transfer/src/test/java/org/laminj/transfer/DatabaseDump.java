package org.laminj.transfer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All rows of all tables of a database file, those that programs keep for themselves included. */
final class DatabaseDump {

    private DatabaseDump() {}

    static SortedMap<String, List<String>> of(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            SortedMap<String, List<String>> dump = new TreeMap<>();
            for (String table : rows(statement, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
                dump.put(table, rows(statement, "SELECT * FROM \"" + table + "\" ORDER BY rowid"));
            }
            return dump;
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getString(column));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
