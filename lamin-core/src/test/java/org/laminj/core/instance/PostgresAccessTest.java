package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.InstanceException;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.core.store.UnavailableException;
import org.laminj.core.testing.PrivatePostgres;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("An instance on PostgreSQL")
@TestInstance(Lifecycle.PER_CLASS)
final class PostgresAccessTest {

    private static final String PASSWORD = "sEcr3t";
    private static final String DATABASE = "lab";
    private static final Slug SLUG = Slug.parse("anonymous/lab", "");

    private PrivatePostgres server;
    private TestEnvironment environment;

    @BeforeAll
    void setUp(@TempDir Path folder) {
        server = PrivatePostgres.start();
        server.execute(
                "postgres",
                "CREATE DATABASE lab",
                "CREATE DATABASE other",
                "CREATE ROLE member LOGIN PASSWORD '" + PASSWORD + "'");
        environment = TestEnvironment.in(folder);
        environment
                .instances()
                .init(InitOptions.at(folder.resolve("lab").toString())
                        .withName(DATABASE)
                        .withDatabase(ownUrl("")))
                .close();
        server.execute(
                DATABASE,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO member",
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO member");
    }

    @AfterAll
    void tearDown() {
        if (server != null) {
            server.close(); // absent where the tests were skipped
        }
    }

    private String ownUrl(String parameters) {
        return server.url(PrivatePostgres.OWNER, "", DATABASE) + parameters;
    }

    private Instance connect(String url) {
        SettingsDirectory settings = environment.settings();
        InstanceSettings instance = settings.instance(SLUG).orElseThrow();
        settings.save(instance.toBuilder().db(DatabaseUrl.parse(url)).build());
        return environment.instances().connect(SLUG.toString());
    }

    private void assertUnusable(String url, String message) {
        assertThatThrownBy(() -> connect(url))
                .isInstanceOf(InstanceException.class)
                .hasMessage(message)
                .satisfies(PostgresAccessTest::assertKeepsSecrets);
    }

    private static void assertKeepsSecrets(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(PASSWORD, "member");
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    @DisplayName("cannot be opened")
    class Opening {

        @ParameterizedTest(name = "{0}")
        @MethodSource("urls")
        void as(String reason, String url, String message) {
            assertUnusable(url, message);
        }

        Stream<Arguments> urls() {
            String refused = "Instance 'anonymous/lab' cannot be opened: its server refuses the user, the password or"
                    + " this computer. Correct its database URL.";
            return Stream.of(
                    arguments("with a wrong password", server.url("member", PASSWORD + "x", DATABASE), refused),
                    arguments("as an unknown user", server.url("nobody", PASSWORD, DATABASE), refused),
                    arguments(
                            "without a password",
                            server.url("member", "", DATABASE),
                            "Instance 'anonymous/lab' cannot be opened: The server requested SCRAM-based authentication,"
                                    + " but no password was provided. Correct its database URL."),
                    arguments(
                            "where its database is gone",
                            server.url("member", PASSWORD, "gone"),
                            "Instance 'anonymous/lab' cannot be opened: its server has no database of that name."
                                    + " Correct its database URL, or create the database."),
                    arguments(
                            "where its database is of another kind",
                            server.url("member", PASSWORD, "other"),
                            "The database of instance 'anonymous/lab' is no LaminDB database: it has no table"
                                    + " django_migrations. Check the settings file."),
                    arguments(
                            "where no server is",
                            "postgresql://member:" + PASSWORD + "@localhost:1/lab",
                            "Instance 'anonymous/lab' cannot be reached: its server does not answer. Check that it runs,"
                                    + " and host and port in the database URL."),
                    arguments(
                            "where the host is unknown",
                            "postgresql://member:" + PASSWORD + "@no-such-host.invalid/lab",
                            "Instance 'anonymous/lab' cannot be reached: its server does not answer. Check that it runs,"
                                    + " and host and port in the database URL."));
        }

        @Test
        void whereTheServerKeepsSilent() throws IOException {
            try (ServerSocket silent = new ServerSocket(0)) {
                assertUnusable(
                        "postgresql://member:" + PASSWORD + "@localhost:" + silent.getLocalPort()
                                + "/lab?connect_timeout=1",
                        "Instance 'anonymous/lab' cannot be reached: its server does not answer. Check that it runs,"
                                + " and host and port in the database URL.");
            }
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    @DisplayName("takes parameters of its URL")
    class Parameters {

        @Test
        void thatTheDriverHasToo() {
            String url = ownUrl("?application_name=my%20job&options=-c%20default_transaction_read_only%3Don"
                    + "&connect_timeout=5&target_session_attrs=any&sslmode=prefer&keepalives=1&gssencmode=disable"
                    + "&channel_binding=prefer&sslrootcert=/root.crt&sslcert=/me.crt&sslkey=/me.pk8");

            try (Instance lamin = connect(url)) {
                assertThat(server.query(
                                "postgres", "SELECT application_name FROM pg_stat_activity WHERE datname = 'lab'"))
                        .containsOnly("my job");
                assertThatThrownBy(() -> lamin.save(label("read-only")))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessage("Instance 'anonymous/lab' cannot be written: its server lets this user read only."
                                + " Nothing was written. Name another server or user in its database URL.");
            }
        }

        @Test
        void andCallsItselfByItsNameWithout() {
            try (Instance lamin = connect(ownUrl(""))) {
                assertThat(lamin.query(ULabel.class)
                                .filter(where(ULabel::name).is("none"))
                                .exists())
                        .isFalse();
                assertThat(server.query(
                                "postgres", "SELECT application_name FROM pg_stat_activity WHERE datname = 'lab'"))
                        .containsOnly("lamin for Java");
            }
        }

        @ParameterizedTest
        @MethodSource("refused")
        void butNotAll(String parameters, String message) {
            assertUnusable(
                    server.url("member", PASSWORD, DATABASE) + "?" + parameters,
                    "Instance 'anonymous/lab' cannot be opened: " + message);
        }

        Stream<Arguments> refused() {
            String known = "Known are application_name, channel_binding, connect_timeout, gssencmode, keepalives,"
                    + " options, sslcert, sslkey, sslmode, sslrootcert, target_session_attrs.";
            return Stream.of(
                    arguments("passfile=/f", "its database URL has the parameter 'passfile'. " + known),
                    arguments("password=" + PASSWORD, "its database URL has the parameter 'password'. " + known),
                    arguments(PASSWORD, "its database URL has a parameter without a value."),
                    arguments(
                            "sslmode=" + PASSWORD,
                            "its database URL has another 'sslmode' than disable, allow, prefer, require, verify-ca,"
                                    + " verify-full."),
                    arguments(
                            "connect_timeout=soon",
                            "its database URL has a 'connect_timeout' that is no number of seconds."),
                    arguments(
                            "options=%ZZ",
                            "its database URL has a percent sign in 'options' that is not encoded as %25."),
                    arguments("sslmode=require", "The server does not support SSL. Correct its database URL."),
                    arguments(
                            "target_session_attrs=standby",
                            "its server is not what target_session_attrs asks for. Correct its database URL."));
        }
    }

    @Nested
    @DisplayName("whose connection breaks")
    class Breaking {

        private static final String BREAK =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lab' AND pid <> pg_backend_pid()";

        @Test
        void inTheMiddleOfATransactionHasNothingOfIt() {
            try (Instance lamin = connect(ownUrl(""))) {
                lamin.save(label("before"));

                assertThatThrownBy(() -> lamin.store().write(session -> {
                            insert(lamin, session, "one");
                            server.execute(DATABASE, BREAK);
                            return insert(lamin, session, "two");
                        }))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessage("Instance 'anonymous/lab' cannot be reached: its server broke the connection."
                                + " Nothing was written. Try again when the server runs.");

                assertThat(names(lamin)).contains("before").doesNotContain("one", "two");
                lamin.save(label("after"));
                assertThat(names(lamin)).contains("after");
            }
        }

        @Test
        void atTheEndOfATransactionDoesNotKnowWhetherItIsWritten() throws IOException {
            try (AnswerlessCommit between = new AnswerlessCommit(server.port());
                    Instance lamin = connect("postgresql://postgres@localhost:" + between.port() + "/lab")) {
                lamin.save(label("before the break"));
                between.breakAtNextCommit();

                assertThatThrownBy(() -> lamin.save(label("written")))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessage(
                                "Instance 'anonymous/lab' cannot be reached: its server broke the connection when the"
                                        + " work was done, so it is unknown whether it was written. Look before you try again.");
            }
            try (Instance lamin = connect(ownUrl(""))) {
                assertThat(names(lamin)).contains("written");
            }
        }

        private static int insert(Instance lamin, StoreSession session, String name) {
            Registry<ULabel> labels = lamin.schema().registry(ULabel.class);
            RowShape shape = new RowShape(Stream.of("created_at", "updated_at", "uid", "name", "created_by")
                    .map(field -> labels.field(field).orElseThrow())
                    .toList());
            Object[] values = {
                Instant.EPOCH, Instant.EPOCH, name, name, lamin.user().id().value()
            };
            return session.insert(labels, List.of(new Row(shape, values)));
        }

        private static List<String> names(Instance lamin) {
            return lamin.query(ULabel.class).list().stream().map(ULabel::name).toList();
        }
    }

    private static Draft<ULabel> label(String name) {
        return Draft.of(ULabel.class).with(ULabel::name, name);
    }
}
