package org.laminj.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;

/** The database of an instance over plain JDBC, with foreign keys checked as in this library. Not thread-safe. */
final class Database implements AutoCloseable {

    /** How many rows a cursor fetches, and a batch writes, at once. */
    static final int CHUNK = 1_000;

    private final Connection connection;
    private final boolean sqlite;

    private Database(Connection connection, boolean sqlite) {
        this.connection = connection;
        this.sqlite = sqlite;
    }

    static Database of(InstanceSettings instance) throws SQLException {
        DatabaseUrl server = instance.db();
        Connection connection = server == null ? sqlite(instance.sqliteFile().orElseThrow()) : postgres(server);
        connection.setAutoCommit(false);
        return new Database(connection, server == null);
    }

    private static Connection sqlite(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setCacheSize(-64 * 1024); // as the store has it
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static Connection postgres(DatabaseUrl url) throws SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {url.host()});
        url.port().ifPresent(port -> server.setPortNumbers(new int[] {port}));
        server.setDatabaseName(url.database().orElseThrow());
        url.user().ifPresent(server::setUser);
        url.password().ifPresent(server::setPassword);
        return server.getConnection();
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Attaches the file of another SQLite database under a name. */
    void attach(Path file, String name) throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS " + name)) {
            attach.setString(1, file.toString());
            attach.execute();
        }
        connection.setAutoCommit(false);
    }

    /** Lets PostgreSQL know what its tables hold, as it does by itself after a while. */
    void analyze() throws SQLException {
        if (!sqlite) {
            execute("ANALYZE");
            connection.commit();
        }
    }

    /** Asks for the columns of tables. */
    List<Table> tables(List<Rows> all) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (Rows rows : all) {
            tables.add(new Table(rows, columns(rows.table())));
        }
        connection.commit();
        return tables;
    }

    private List<Column> columns(String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, null, table, null)) {
            while (found.next()) {
                columns.add(new Column(found.getString("COLUMN_NAME"), found.getString("TYPE_NAME")));
            }
        }
        return columns;
    }

    /** Reads all values of the rows of tables; answers how many of them are not null. */
    long read(List<Table> tables) throws SQLException {
        long values = 0;
        for (Table table : tables) {
            values += read(table.select());
        }
        connection.commit();
        return values;
    }

    /** Reads all values that a query gives; answers how many of them are not null. */
    long read(String sql) throws SQLException {
        long values = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(CHUNK);
            try (ResultSet result = statement.executeQuery(sql)) {
                int width = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int column = 1; column <= width; column++) {
                        values += result.getObject(column) == null ? 0 : 1;
                    }
                }
            }
        }
        return values;
    }

    /**
     * Makes sure that the rows are there.
     *
     * @throws IllegalStateException if there are more or fewer
     */
    void check(List<Rows> all) throws SQLException {
        for (Rows rows : all) {
            try (Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("SELECT count(*)" + rows.from())) {
                count.next();
                if (count.getLong(1) != rows.count()) {
                    throw new IllegalStateException("Table " + rows.table() + " has " + count.getLong(1)
                            + " rows where " + rows.count() + " are expected: nothing was measured.");
                }
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
