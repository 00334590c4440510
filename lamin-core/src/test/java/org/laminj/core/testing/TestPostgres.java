package org.laminj.core.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;
import com.google.common.collect.Multimaps;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for tests: the one that {@code LAMIN_TEST_POSTGRES_URL} names, else one that is started once for
 * all tests of the process. Where neither can be had, tests skip with the reason; in CI they fail.
 */
public final class TestPostgres {

    private static final String GIVEN = "LAMIN_TEST_POSTGRES_URL";

    /** The names of databases by the folders of the tests that use them. */
    private static final Multimap<Path, String> IN_USE = Multimaps.synchronizedMultimap(HashMultimap.create());

    private TestPostgres() {}

    /** The URL of a new and empty database. */
    public static String newDatabase() {
        return Server.LAMIN_URL + create();
    }

    /**
     * The URL of a new and empty database that goes some time after a folder has gone, which is the temporary one of a
     * test. Hundreds of databases left to the end of the process would take minutes to delete.
     */
    public static String newDatabase(Path folder) {
        List<Path> gone = List.copyOf(IN_USE.keySet()).stream()
                .filter(used -> Files.notExists(used))
                .toList();
        for (Path ended : gone) {
            IN_USE.removeAll(ended).forEach(name -> execute("DROP DATABASE " + name + " WITH (FORCE)"));
        }
        String name = create();
        IN_USE.put(folder, name);
        return Server.LAMIN_URL + name;
    }

    private static String create() {
        String name = "lamin_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name);
        return name;
    }

    private static void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + Server.URL + "postgres" + Server.PARAMETERS);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot have databases for tests: " + e.getMessage(), e);
        }
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
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
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
