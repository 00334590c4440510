package org.laminj.core.internal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.laminj.core.settings.DatabaseUrl;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of connections to one PostgreSQL database. */
final class PostgresDataSource {

    private static final int CONNECT_SECONDS = 10;
    private static final int MOST_CONNECTIONS = 8;
    private static final String PROGRAM = "lamin for Java";

    private PostgresDataSource() {}

    /**
     * Opens a first connection, which tells at once whether the database can be reached.
     *
     * @throws HikariPool.PoolInitializationException if it cannot
     * @throws org.laminj.core.store.UnavailableException if the URL has parameters that are not known
     */
    static HikariDataSource of(String name, DatabaseUrl url, boolean readOnly) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {url.host()});
        url.port().ifPresent(port -> driver.setPortNumbers(new int[] {port}));
        driver.setDatabaseName(url.database().orElse("postgres"));
        url.user().ifPresent(driver::setUser);
        url.password().ifPresent(driver::setPassword);
        driver.setApplicationName(PROGRAM);
        UrlParameters parameters = new UrlParameters(name, url.parameters().orElse(""));
        parameters.settings().forEach(driver::setProperty);
        int seconds = parameters.connectSeconds(CONNECT_SECONDS);
        driver.setConnectTimeout(seconds);
        driver.setReadOnlyMode("always");
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(driver);
        config.setReadOnly(readOnly);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(1);
        config.setConnectionTimeout(seconds * 1_000L); // the pool also tells the driver to wait no longer for a login
        return new HikariDataSource(config);
    }
}
