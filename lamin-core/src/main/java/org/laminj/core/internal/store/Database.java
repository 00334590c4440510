package org.laminj.core.internal.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.store.Cancellation;
import org.laminj.core.store.CancelledException;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.store.Store;
import org.laminj.core.store.StoreSession;

/**
 * The database of one instance: its connections and its MyBatis configuration.
 *
 * <p>Thread-safe.
 */
public final class Database implements Store, AutoCloseable {

    private final String name;
    private final @Nullable SqliteFile file;
    private final Dialect dialect;
    private final Runnable closing;
    private final boolean readOnly;
    private final SqlSessionFactory sessions;
    private final @Nullable DataSource readers;
    private final StatementWatch watch;

    private Database(
            String name,
            @Nullable SqliteFile file,
            Dialect dialect,
            DataSource source,
            @Nullable DataSource readers,
            Runnable closing,
            boolean readOnly,
            Collection<Class<?>> mappers,
            StatementWatch watch) {
        this.name = name;
        this.file = file;
        this.dialect = dialect;
        this.closing = closing;
        this.readOnly = readOnly;
        this.readers = readers;
        Configuration configuration = MappedStatements.configuration(name, source, mappers);
        this.sessions = new SqlSessionFactoryBuilder().build(configuration);
        this.watch = watch;
    }

    /** Opens a SQLite file for reading and writing, creating it where there is none. */
    public static Database sqlite(String name, Path file, Collection<Class<?>> mappers, StatementWatch watch) {
        return sqlite(name, DatabaseFile.at(file), mappers, watch);
    }

    /** As {@link #sqlite(String, Path, Collection, StatementWatch)}; the use of the file ends with the database. */
    public static Database sqlite(String name, DatabaseFile file, Collection<Class<?>> mappers, StatementWatch watch) {
        Path path = file.path();
        PooledDataSource writers = pool(SqliteDataSource.writing(path));
        PooledDataSource readers = pool(SqliteDataSource.sharing(path));
        Runnable closing = () -> {
            readers.forceCloseAll();
            writers.forceCloseAll();
            file.close();
        };
        return new Database(
                name, new SqliteFile(path), new SqliteDialect(), writers, readers, closing, false, mappers, watch);
    }

    /** Opens a SQLite file so that neither it nor its folder can change; its use ends with the database. */
    public static Database readOnlySqlite(
            String name, DatabaseFile file, Collection<Class<?>> mappers, StatementWatch watch) {
        SqliteFile read = new SqliteFile(file.path());
        PooledDataSource readers = pool(SqliteDataSource.reading(read));
        Runnable closing = () -> {
            readers.forceCloseAll();
            file.close();
        };
        return new Database(name, read, new SqliteDialect(), readers, null, closing, true, mappers, watch);
    }

    /** Connections are kept by MyBatis's own pool, which costs nothing at start-up. It must never take one back by force. */
    private static PooledDataSource pool(SqliteDataSource connections) {
        PooledDataSource pool = new PooledDataSource(connections);
        pool.setPoolMaximumCheckoutTime(Integer.MAX_VALUE);
        return pool;
    }

    /**
     * Opens a PostgreSQL database.
     *
     * @throws org.laminj.core.store.UnavailableException if it cannot be reached, or its URL is not understood
     */
    public static Database postgres(
            String name, DatabaseUrl url, boolean readOnly, Collection<Class<?>> mappers, StatementWatch watch) {
        HikariDataSource pool = postgresPool(name, url, readOnly);
        return new Database(name, null, new PostgresDialect(), pool, null, pool::close, readOnly, mappers, watch);
    }

    private static HikariDataSource postgresPool(String name, DatabaseUrl url, boolean readOnly) {
        try {
            return PostgresDataSource.of(name, url, readOnly);
        } catch (PoolInitializationException e) {
            throw new ErrorTranslation(name).translate(e);
        }
    }

    /** Whether a file begins as SQLite databases do. */
    public static boolean isSqlite(Path file) {
        return new SqliteFile(file).isSqlite();
    }

    public Dialect dialect() {
        return dialect;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public <T> T read(Function<StoreSession, T> work) {
        return readSession(work::apply);
    }

    @Override
    public <T> T write(Function<StoreSession, T> work) {
        return writeSession(work::apply);
    }

    /** As {@link #read}, with statements of one's own. */
    public <T> T readSession(Function<DatabaseSession, T> work) {
        return inSession(false, work);
    }

    /** As {@link #write}, with statements of one's own. */
    public <T> T writeSession(Function<DatabaseSession, T> work) {
        if (readOnly) {
            throw new ReadOnlyException("Cannot write to instance '" + name
                    + "': it was opened with using(), which only reads. Connect to it to write.");
        }
        return inSession(true, work);
    }

    private <T> T inSession(boolean writes, Function<DatabaseSession, T> work) {
        try (SqlSession session = open(writes);
                DatabaseSession database = new DatabaseSession(name, file, session, dialect, watch)) {
            return inTransaction(session, database, writes, work);
        } catch (PersistenceException e) {
            throw watch.cancellation().isCancelled()
                    ? new CancelledException(e)
                    : new ErrorTranslation(name).translate(e);
        }
    }

    private SqlSession open(boolean writes) {
        if (!writes && readers != null) {
            return sessionOf(readers);
        }
        ExecutorType executor = writes ? ExecutorType.BATCH : ExecutorType.SIMPLE;
        TransactionIsolationLevel isolation = writes ? null : dialect.snapshot();
        return isolation == null ? sessions.openSession(executor) : sessions.openSession(executor, isolation);
    }

    /** A session that reads, with a connection that MyBatis does not know how to get. */
    private SqlSession sessionOf(DataSource source) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return sessions.openSession(ExecutorType.SIMPLE, connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private <T> T inTransaction(
            SqlSession session, DatabaseSession database, boolean writes, Function<DatabaseSession, T> work) {
        try {
            T result = whileNotCancelled(session, () -> {
                if (writes) {
                    dialect.boundWaiting().ifPresent(database::run);
                }
                return work.apply(database);
            });
            commit(session, writes);
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(session, e);
            throw e;
        }
    }

    /** Neither a commit nor a rollback is cancelled: both are to come to their end. */
    private <T> T whileNotCancelled(SqlSession session, Supplier<T> work) {
        Cancellation cancellation = watch.cancellation();
        Connection connection = session.getConnection();
        Cancellation.Running running = cancellation.begin(() -> dialect.cancel(connection));
        try {
            T result = work.get();
            cancellation.check();
            return result;
        } finally {
            running.close();
        }
    }

    /** Ends the transaction by force either way: MyBatis does not take a statement that returns rows for a change. */
    private void commit(SqlSession session, boolean writes) {
        try {
            session.commit(true);
            if (writes) {
                watch.cancellation().committed();
            }
        } catch (PersistenceException e) {
            throw writes ? new ErrorTranslation(name).translateOfCommit(e) : e;
        }
    }

    /** A database that found no room has rolled back itself and has nothing left to roll back; why it did matters more. */
    private static void rollBack(SqlSession session, Throwable reason) {
        try {
            session.rollback(true);
        } catch (PersistenceException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
