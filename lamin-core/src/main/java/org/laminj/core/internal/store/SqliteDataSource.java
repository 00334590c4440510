package org.laminj.core.internal.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections to one SQLite file, set up as the original sets them up. */
final class SqliteDataSource extends UnpooledDataSource {

    private static final int BUSY_TIMEOUT_MILLIS = 60_000;

    /** Of memory outside the heap; negative as SQLite tells it from a number of pages. Taken as it is needed. */
    private static final int CACHE_KIBIBYTES = -64 * 1024;

    private final String url;
    private final boolean readOnly;
    private final SQLiteConfig config = new SQLiteConfig();

    private SqliteDataSource(String url, boolean readOnly, TransactionMode mode) {
        this.url = url;
        this.readOnly = readOnly;
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
        config.setCacheSize(CACHE_KIBIBYTES);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setTransactionMode(mode);
    }

    /** Connections that read and write; a transaction takes the write lock when it begins. */
    static SqliteDataSource writing(Path file) {
        return new SqliteDataSource("jdbc:sqlite:" + file, false, TransactionMode.IMMEDIATE);
    }

    /** Connections that read beside one that writes: a transaction takes no lock that keeps others from it. */
    static SqliteDataSource sharing(Path file) {
        return new SqliteDataSource("jdbc:sqlite:" + file, false, TransactionMode.DEFERRED);
    }

    /** Connections that can change neither the file nor its folder. */
    static SqliteDataSource reading(SqliteFile file) {
        return new SqliteDataSource("jdbc:sqlite:" + file.readOnlyUri(), true, TransactionMode.DEFERRED);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = config.createConnection(url);
        Function.create(connection, "REGEXP", new RegularExpression());
        if (readOnly) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = 1");
            }
        }
        return connection;
    }

    /** What SQLite leaves to the application: {@code text REGEXP pattern} calls it with the pattern first. */
    private static final class RegularExpression extends Function {

        private @Nullable Pattern compiled;

        @Override
        protected void xFunc() throws SQLException {
            String pattern = value_text(0);
            String text = value_text(1);
            if (pattern == null || text == null) {
                result();
            } else {
                result(compiled(pattern).matcher(text).find() ? 1 : 0);
            }
        }

        /** The same for all rows of a statement, in which a point matches each character, as on PostgreSQL. */
        private Pattern compiled(String pattern) {
            Pattern last = compiled;
            if (last == null || !last.pattern().equals(pattern)) {
                last = Pattern.compile(pattern, Pattern.DOTALL);
                compiled = last;
            }
            return last;
        }
    }
}
