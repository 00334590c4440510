package org.laminj.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.Instance;

/** All rows of all tables of a database, those that programs keep for themselves included. */
final class DatabaseDump {

    private static final String TABLES_OF_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'table'";
    private static final String TABLES_OF_POSTGRES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";

    private DatabaseDump() {}

    /** The rows of each table in an order that is the same for the same rows. */
    static SortedMap<String, List<String>> of(Instance instance) throws SQLException {
        try (Connection connection = OneInstance.connection(instance);
                Statement statement = connection.createStatement()) {
            String tables = instance.settings().isSqlite() ? TABLES_OF_SQLITE : TABLES_OF_POSTGRES;
            SortedMap<String, List<String>> dump = new TreeMap<>();
            for (String table : rows(statement, tables)) {
                dump.put(table, rows(statement, "SELECT * FROM \"" + table + "\""));
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
        rows.sort(null);
        return rows;
    }
}
