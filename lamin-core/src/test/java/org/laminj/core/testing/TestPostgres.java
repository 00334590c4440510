package org.laminj.core.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;
import com.google.common.collect.Multimaps;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
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

    /** Started when it is first asked for. */
    private static final Supplier<Server> SERVER = Suppliers.memoize(Server::found);

    private TestPostgres() {}

    /** Starts the server, or skips the test. */
    static void start() {
        server();
    }

    /**
     * The URL of a new and empty database that goes some time after a folder has gone, which is the temporary one of a
     * test. Hundreds of databases left to the end of the process would take minutes to delete.
     */
    public static String newDatabase(Path folder) {
        return newDatabase(folder, "");
    }

    /** As {@link #newDatabase}, with all that a database holds to which nobody is connected. */
    static String copy(String database, Path folder) {
        return newDatabase(folder, " TEMPLATE " + database + " STRATEGY FILE_COPY");
    }

    private static String newDatabase(Path folder, String template) {
        List<Path> gone = List.copyOf(IN_USE.keySet()).stream()
                .filter(used -> Files.notExists(used))
                .toList();
        for (Path ended : gone) {
            IN_USE.removeAll(ended).forEach(TestPostgres::drop);
        }
        String name = "lamin_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name + template);
        IN_USE.put(folder, name);
        return server().lamin() + name;
    }

    private static void drop(String database) {
        execute("DROP DATABASE " + database + " WITH (FORCE)");
    }

    private static void execute(String sql) {
        Server server = server();
        try (Connection connection = DriverManager.getConnection(server.jdbc() + "postgres" + server.login());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot have databases for tests: " + e.getMessage(), e);
        }
    }

    private static Server server() {
        Server server = SERVER.get();
        if (server.problem() != null && System.getenv("CI") != null) {
            throw new IllegalStateException(server.problem());
        }
        return server.problem() == null ? server : abort(server.problem());
    }

    /**
     * Where the server is.
     *
     * @param jdbc its URL for the driver, up to the name of a database
     * @param login what follows the name of the database
     * @param lamin its URL in settings, up to the name of a database
     * @param problem why there is none; null if there is one
     */
    private record Server(
            String jdbc,
            String login,
            String lamin,
            @Nullable String problem) {

        private static final int DEFAULT_PORT = 5432;
        private static final Path MEMORY = Path.of("/dev/shm");
        private static final long ROOM = 1L << 30;

        static Server given(URI url) {
            String[] login = String.valueOf(url.getUserInfo()).split(":", 2);
            int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
            return new Server(
                    "jdbc:postgresql://" + url.getHost() + ":" + port + "/",
                    "?user=" + login[0] + (login.length > 1 ? "&password=" + login[1] : ""),
                    url.getScheme() + "://" + url.getRawAuthority() + "/",
                    null);
        }

        static Server found() {
            String given = System.getenv(GIVEN);
            if (given != null) {
                // a server of our own goes with all that it holds
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> IN_USE.values().forEach(TestPostgres::drop)));
                return given(URI.create(given));
            }
            try {
                int port = embedded().start().getPort();
                return given(URI.create("postgresql://postgres:postgres@localhost:" + port));
            } catch (IOException | RuntimeException e) {
                String problem = "no PostgreSQL can be started here, and " + GIVEN + " names none: " + e;
                return new Server("", "", "", problem);
            }
        }

        /** A server with its data in memory if there is room: each database is a thousand small files. */
        private static EmbeddedPostgres.Builder embedded() throws IOException {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("max_connections", "300");
            if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM) {
                builder.setDataDirectory(Files.createTempDirectory(MEMORY, "lamin-postgres"));
            }
            return builder;
        }
    }
}
