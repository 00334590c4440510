package org.laminj.core.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of one test, which asks all roles but its owner for passwords and can be stopped. */
public final class PrivatePostgres implements AutoCloseable {

    /** The role that may do everything. */
    public static final String OWNER = "postgres";

    private static final String WHO_MAY_CONNECT = """
        local all all trust
        host all postgres all trust
        host all all all scram-sha-256
        """;

    private final EmbeddedPostgres server;

    private PrivatePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server; where that cannot be done the test is skipped with the reason, in CI it fails. */
    public static PrivatePostgres start() {
        try {
            return new PrivatePostgres(EmbeddedPostgres.builder()
                    .setDataDirectoryCustomizer(PrivatePostgres::restrict)
                    .start());
        } catch (IOException | RuntimeException e) {
            if (System.getenv("CI") != null) {
                throw new IllegalStateException(e);
            }
            return abort("no PostgreSQL can be started here: " + e);
        }
    }

    private static void restrict(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The URL of a database in settings; the owner needs no password. */
    public String url(String role, String password, String database) {
        return "postgresql://" + role + ":" + password + "@localhost:" + port() + "/" + database;
    }

    /** Runs statements in a database as the owner of everything. */
    public void execute(String database, String... statements) {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what the owner of everything reads. */
    public List<String> query(String database, String sql) {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + database + "?user=" + OWNER);
    }

    /** Stops the server, whoever is connected. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
