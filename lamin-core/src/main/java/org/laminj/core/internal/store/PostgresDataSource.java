package org.laminj.core.internal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.Properties;
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
     */
    static HikariDataSource of(String name, DatabaseUrl url, boolean readOnly) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {url.host()});
        url.port().ifPresent(port -> driver.setPortNumbers(new int[] {port}));
        driver.setDatabaseName(url.database().orElse("postgres"));
        url.user().ifPresent(driver::setUser);
        url.password().ifPresent(driver::setPassword);
        url.parameters().ifPresent(parameters -> set(driver, parameters));
        driver.setApplicationName(PROGRAM);
        driver.setConnectTimeout(CONNECT_SECONDS);
        driver.setReadOnlyMode("always");
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(driver);
        config.setReadOnly(readOnly);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(1);
        config.setConnectionTimeout((CONNECT_SECONDS + 5) * 1_000L);
        return new HikariDataSource(config);
    }

    /** The parameters that libpq and the driver both know, such as {@code sslmode}. */
    private static void set(PGSimpleDataSource driver, String parameters) {
        Properties known = new Properties();
        for (String parameter : parameters.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                known.setProperty(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        String sslMode = known.getProperty("sslmode");
        if (sslMode != null) {
            driver.setSslMode(sslMode);
        }
        String options = known.getProperty("options");
        if (options != null) {
            driver.setOptions(options);
        }
    }
}
