package org.laminj.core.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for tests: the one that {@code LAMIN_TEST_POSTGRES_URL} names, else one that is started once for
 * all tests of the process. Where neither can be had, tests skip with the reason; in CI they fail.
 */
public final class TestPostgres {

    private static final String GIVEN = "LAMIN_TEST_POSTGRES_URL";

    private TestPostgres() {}

    /** The URL of a new and empty database. */
    public static String newDatabase() {
        String name = "lamin_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + Server.URL + "postgres" + Server.PARAMETERS);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create a database for a test: " + e.getMessage(), e);
        }
        return Server.LAMIN_URL + name;
    }

    /** Started when it is first asked for. */
    private static final class Server {

        private static final String PARAMETERS;
        private static final String URL;
        private static final String LAMIN_URL;

        static {
            String given = System.getenv(GIVEN);
            if (given != null) {
                java.net.URI uri = java.net.URI.create(given);
                LAMIN_URL = uri.getScheme() + "://" + uri.getRawAuthority() + "/";
                String[] login = String.valueOf(uri.getUserInfo()).split(":", 2);
                URL = "postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort()) + "/";
                PARAMETERS = "?user=" + login[0] + (login.length > 1 ? "&password=" + login[1] : "");
            } else {
                int port = start().getPort();
                LAMIN_URL = "postgresql://postgres:postgres@localhost:" + port + "/";
                URL = "postgresql://localhost:" + port + "/";
                PARAMETERS = "?user=postgres&password=postgres";
            }
        }

        private static EmbeddedPostgres start() {
            try {
                // nothing here outlives the process, and its end waits for what the server still has to flush
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException | RuntimeException e) {
                return unavailable(e);
            }
        }

        private static EmbeddedPostgres unavailable(@Nullable Exception reason) {
            String text = "no PostgreSQL can be started here, and " + GIVEN + " names none: " + reason;
            if (System.getenv("CI") != null) {
                throw new IllegalStateException(text, reason);
            }
            return abort(text);
        }
    }
}
