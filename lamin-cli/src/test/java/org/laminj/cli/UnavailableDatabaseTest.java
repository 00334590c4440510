package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.PrivatePostgres;
import org.laminj.core.testing.RealInstance;

@DisplayName("With a database that cannot be used")
class UnavailableDatabaseTest {

    private static final String SOURCE = "laminlabs/lamindata";
    private static final String PASSWORD = "sEcr3t";

    @TempDir
    Path folder;

    private CommandLineRun run;

    private void assertRefused(String message, String... arguments) {
        SortedMap<String, String> before = run.files();

        Outcome outcome = run.lamin(arguments);

        assertThat(outcome).isEqualTo(new Outcome(5, "", "✗ " + message + "\n"));
        assertThat(run.files()).isEqualTo(before);
    }

    @Nested
    @DisplayName("on PostgreSQL")
    class Postgres {

        /** Serves all tests but the one that stops it; null before the first and after that one. */
        private static @Nullable PrivatePostgres shared;

        private PrivatePostgres server;

        @BeforeEach
        void init() {
            if (shared == null) {
                shared = PrivatePostgres.start();
                shared.execute("postgres", "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'");
            }
            server = shared;
            server.execute("postgres", "CREATE DATABASE lab");
            run = CommandLineRun.in(folder, RealInstance.GUIDE);
            Outcome outcome = run.lamin(
                    "init",
                    "--storage",
                    folder.resolve("lab").toString(),
                    "--db",
                    server.url(PrivatePostgres.OWNER, "", "lab"),
                    "--schema",
                    "bionty,wetlab");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            server.execute("lab", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
        }

        @AfterEach
        void dropDatabases() {
            if (shared != null) {
                shared.execute("postgres", "DROP DATABASE IF EXISTS lab WITH (FORCE)", "DROP DATABASE IF EXISTS new");
            }
        }

        @AfterAll
        static void stop() {
            if (shared != null) {
                shared.close();
                shared = null;
            }
        }

        private void use(String url) {
            InstanceSettings lab = run.settings().currentInstance().orElseThrow();
            InstanceSettings changed =
                    lab.toBuilder().db(DatabaseUrl.parse(url)).build();
            run.settings().save(changed);
            run.settings().connect(changed);
        }

        @Test
        void tellsThatTheServerIsGoneAndWhatIsKnownWithoutIt() {
            Outcome before = run.lamin("info");
            stop();

            String message =
                    "Instance 'anonymous/lab' cannot be reached: its server does not answer. Check that it runs,"
                            + " and host and port in the database URL.";
            assertRefused(message, "query", "ulabel");
            assertRefused(message, "describe", "ulabel", "abc");
            assertRefused(message, "view");
            assertRefused(message, "connect", "anonymous/lab");
            assertRefused(message, "transfer", "artifact", "dPra", "--from", SOURCE);
            assertThat(before.out()).contains("- db: postgresql://postgres:***@***:" + server.port() + "/lab\n");
            assertThat(run.lamin("info")).isEqualTo(before);
        }

        @Test
        void tellsThatThePasswordIsWrongAndNobodyWhatItIs() {
            use(server.url("reader", PASSWORD + "x", "lab"));
            Logs logs = new Logs();

            assertRefused(
                    "Instance 'anonymous/lab' cannot be opened: its server refuses the user, the password or this"
                            + " computer. Correct its database URL.",
                    "query",
                    "ulabel");

            assertThat(logs.taken()).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
        }

        @Test
        void keepsThePasswordOutOfTheLogsOfSuccess() {
            use(server.url("reader", PASSWORD, "lab"));
            Logs logs = new Logs();

            assertThat(run.lamin("query", "ulabel").exitCode()).isZero();

            assertThat(logs.taken()).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
        }

        @Test
        void tellsThatTheUserMayNotWrite() {
            use(server.url("reader", PASSWORD, "lab"));

            assertThat(run.lamin("transfer", "artifact", "dPra", "--from", SOURCE, "--dry-run")
                            .exitCode())
                    .isZero();
            Outcome outcome = run.lamin("transfer", "artifact", "dPra", "--from", SOURCE);

            assertThat(outcome.err())
                    .endsWith("✗ Instance 'anonymous/lab' refuses what was asked: permission denied for table"
                            + " lnschema_core_transform. Nothing was written. Ask the owner of its database for the"
                            + " permission.\n");
            assertThat(outcome.exitCode()).isEqualTo(5);
            assertThat(server.query("lab", "SELECT count(*) FROM lnschema_core_artifact"))
                    .containsExactly("0");
        }

        @Test
        void createsNothingWhereTheDatabaseCannotBeUsed() {
            String known =
                    "Known are application_name, channel_binding, connect_timeout, gssencmode, keepalives, options,"
                            + " sslcert, sslkey, sslmode, sslrootcert, target_session_attrs.";

            assertRefused(
                    "Cannot create instance 'anonymous/new'. Instance 'anonymous/new' cannot be opened: its server has no"
                            + " database of that name. Correct its database URL, or create the database.",
                    init(server.url("reader", PASSWORD, "new")));
            assertRefused(
                    "Cannot create instance 'anonymous/new'. Instance 'anonymous/new' cannot be opened: its database URL"
                            + " has the parameter 'service'. " + known,
                    init(server.url("reader", PASSWORD, "new") + "?service=lab"));
            server.execute("postgres", "CREATE DATABASE new");
            assertRefused(
                    "Cannot create instance 'anonymous/new'. Instance 'anonymous/new' refuses what was asked: permission"
                            + " denied for schema public. Nothing was written. Ask the owner of its database for the"
                            + " permission.",
                    init(server.url("reader", PASSWORD, "new")));
        }

        private String[] init(String url) {
            return new String[] {"init", "--storage", folder.resolve("new").toString(), "--name", "new", "--db", url};
        }
    }

    @Nested
    @DisplayName("on SQLite")
    class Sqlite {

        private Path database;

        @BeforeEach
        void init() {
            run = CommandLineRun.in(folder, RealInstance.GUIDE).init("lab", "bionty,wetlab");
            database =
                    run.settings().currentInstance().orElseThrow().sqliteFile().orElseThrow();
        }

        @Test
        void tellsThatTheFileIsReadOnly() throws IOException {
            assertReadsOnly(
                    database,
                    "Instance 'anonymous/lab' cannot be written: the database file or its folder is read-only. Nothing"
                            + " was written. Ask their owner for permission.");
        }

        @Test
        void tellsThatTheFolderIsReadOnly() throws IOException {
            assertReadsOnly(
                    database.getParent(),
                    "Instance 'anonymous/lab' cannot be used: its database file cannot be opened, or nothing can be"
                            + " created in its folder. Nothing was written. Ask their owner for permission.");
        }

        private void assertReadsOnly(Path unwritable, String message) throws IOException {
            byte[] before = Files.readAllBytes(database);

            try (ReadOnly file = ReadOnly.of(unwritable)) {
                assertThat(run.lamin("query", "ulabel").exitCode()).isZero();
                Outcome outcome = run.lamin("transfer", "artifact", "dPra", "--from", SOURCE);

                assertThat(outcome.err()).endsWith("✗ " + message + "\n");
                assertThat(outcome.exitCode()).isEqualTo(5);
                assertThat(database).hasBinaryContent(before);
                assertThat(file.path()).isReadable();
            }
        }
    }

    /** All that libraries log, whatever they think how important it is. */
    private static final class Logs extends Handler {

        private final List<String> lines = new ArrayList<>();
        private final Logger all = Logger.getLogger("");
        private final Level usual = all.getLevel();

        Logs() {
            setLevel(Level.ALL);
            setFormatter(new SimpleFormatter());
            all.setLevel(Level.ALL);
            all.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(getFormatter().format(record));
        }

        List<String> taken() {
            all.removeHandler(this);
            all.setLevel(usual);
            return lines;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
