package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.RealInstance;

/** Whatever is wrong: an exit code, one line that says what to do, and nothing changed. */
class BadInputTest {

    private static final String SOURCE = "laminlabs/lamindata";

    private static void assertFails(CommandLineRun run, int exitCode, String message, String... arguments) {
        SortedMap<String, String> before = run.files();

        Outcome outcome = run.lamin(arguments);

        assertThat(outcome.err())
                .startsWith("✗ ")
                .hasLineCount(1)
                .endsWith("\n")
                .contains(message);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.out()).isEmpty();
        assertThat(run.files()).isEqualTo(before);
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithAnInstance {

        private Path folder;
        private CommandLineRun run;

        @BeforeAll
        void openGuide(@TempDir Path shared) {
            folder = shared;
            run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty,wetlab");
        }

        @ParameterizedTest
        @MethodSource("wrongCommands")
        void refuses(String message, String[] arguments) {
            assertFails(run, 2, message, arguments);
        }

        Stream<Arguments> wrongCommands() {
            String storage = folder.resolve("new").toString();
            return Stream.of(
                    wrong("Missing command, one of init, connect, disconnect, info,"),
                    wrong("Did you mean query, revert, transfer? See 'lamin --help'.", "quer"),
                    wrong("Did you mean --filter? See 'lamin query --help'.", "query", "artifact", "--filer=x"),
                    wrong("Missing required parameter: 'REGISTRY'. See 'lamin query --help'.", "query"),
                    wrong("'--from=OWNER/NAME'", "transfer", "artifact", "dPra"),
                    wrong("'xml'", "query", "artifact", "-o", "xml"),
                    wrong("'many'", "query", "artifact", "--limit", "many"),
                    wrong("-1", "query", "artifact", "--limit", "-1"),
                    wrong("'some' is neither 'any' nor a number", "query", "artifact", "--visibility", "some"),
                    wrong("'size' has no '='. Write field__lookup=value.", "query", "artifact", "--filter", "size"),
                    wrong("'=1' names no field", "query", "artifact", "--filter", "=1"),
                    wrong("Did you mean Artifact?", "query", "artifct"),
                    wrong("Did you mean bionty.CellType", "query", "bionty.CelTypes"),
                    wrong("Did you mean description?", "query", "artifact", "--filter", "descripton=a"),
                    wrong("Did you mean name?", "query", "artifact", "--filter", "ulabels__nam=a"),
                    wrong("Did you mean startswith", "query", "artifact", "--filter", "key__startwith=a"),
                    wrong("Value 'a b' does not fit field 'size'", "query", "artifact", "--filter", "size=a\r\n b"),
                    wrong("expects true or false", "query", "artifact", "--filter", "is_latest=maybe"),
                    wrong("expects a time", "query", "artifact", "--filter", "created_at__gt=yesterday"),
                    wrong("Cannot order by 'sise'", "query", "artifact", "--order-by", "sise"),
                    wrong("'visibility'", "query", "ulabel", "--visibility", "0"),
                    wrong("owner/name", "connect", "a/b/c"),
                    wrong("owner/name", "query", "artifact", "--using", "a/"),
                    wrong("uid 'DPRA'", "describe", "artifact", "DPRA", "--using", SOURCE),
                    wrong("A uid must not be empty.", "describe", "artifact", "", "--using", SOURCE),
                    wrong("Records of Param have no uids, and 'x' is no id of one.", "describe", "param", "x"),
                    wrong(
                            "8 records of bionty.CellType have a uid that begins with '5': 5A9EFjNB (lung multiciliated"
                                    + " epithelial cell), 5NceZTYm (smooth muscle cell), ",
                            "describe",
                            "celltype",
                            "5",
                            "--using",
                            SOURCE),
                    wrong("schema module 'biont'. Did you mean bionty?", "view", "--schema", "biont"),
                    wrong(
                            "Nothing to transfer: name records by uid or by --filter",
                            "transfer",
                            "ulabel",
                            "--from",
                            SOURCE),
                    wrong(
                            "satisfies --filter 'name=it's' --filter 'id=1' --visibility any.",
                            "transfer",
                            "ulabel",
                            "--from",
                            SOURCE,
                            "--filter=name=it's",
                            "--filter=id=1",
                            "--visibility=any"),
                    wrong(
                            "✗ Invalid value for option '--level': 'all' is none of record, annotations, full. See"
                                    + " 'lamin transfer --help'.\n",
                            transfer("--level", "all")),
                    wrong("'some' is none of none, present, all.", transfer("--parents", "some")),
                    wrong("'copy' is none of map, rename, fail.", transfer("--on-same-name", "copy")),
                    wrong("'copy' is none of map, rename, fail.", transfer("--on-same-name", "ulabel=copy")),
                    wrong("'=map' names no registry", transfer("--on-same-name", "=map")),
                    wrong("'fail' is none of warn, map, create.", transfer("--on-same-content", "fail")),
                    wrong("'if_newer' is none of never, if-newer, always.", transfer("--update", "if_newer")),
                    wrong("'keep' is none of add, mirror.", transfer("--links", "keep")),
                    wrong("'latest' is none of selected, family.", transfer("--versions", "latest")),
                    wrong("limited to -1 records", transfer("--max-records", "-1")),
                    wrong("more than 2 records would come along", transfer("--max-records", "2")),
                    wrong("'ulabels' is not known here. Did you mean ULabel?", transfer("--include", "ulabels")),
                    wrong("'ulabels' is not known here.", transfer("--exclude", "artifact,ulabels")),
                    wrong("'ulabels' is not known here.", transfer("--on-same-name", "ulabels=fail")),
                    wrong("at least one record, not 0. Name a positive number", transfer("--batch", "0")),
                    wrong("Options --stream and --output both say", transfer("--stream", "-o", "table")),
                    wrong("uid 'vf1'", "transfer", "ulabel", "gk6w8qC5", "vf1", "--from", SOURCE),
                    wrong("'--storage=DIR'", "init"),
                    wrong(".lamindb", "init", "--storage", folder + "/x.lamindb"),
                    wrong("'s3://No_Bucket'", "init", "--storage", "s3://No_Bucket"),
                    wrong(
                            "Cannot read the database URL.",
                            "init",
                            "--storage",
                            storage,
                            "--db",
                            "mysql://me:secret@host"),
                    wrong("Did you mean bionty?", "init", "--storage", storage, "--schema", "bionti"),
                    wrong("needs 'bionty'", "init", "--storage", storage, "--schema", "wetlab"),
                    wrong("'/' delimiter not allowed.", "init", "--storage", storage, "--name", "a/b"),
                    wrong(
                            "the folder holds another instance",
                            "init",
                            "--storage",
                            folder.resolve("test-transfer").toString(),
                            "--name",
                            "other"));
        }

        private static String[] transfer(String... options) {
            return Stream.concat(
                            Stream.of("transfer", "ulabel", "--from", SOURCE, "--filter", "id__gt=0"),
                            Stream.of(options))
                    .toArray(String[]::new);
        }

        private Arguments wrong(String message, String... arguments) {
            return arguments(message, arguments);
        }

        @Test
        void refusesIdentitiesThatAreNone() {
            assertFails(
                    run.with("LAMINDB_INSTANCE_ID_INIT", "abc"),
                    2,
                    "LAMINDB_INSTANCE_ID_INIT",
                    "init",
                    "--storage",
                    folder.resolve("new").toString());
        }

        @Test
        void keepsSecretsToItself() {
            String[] arguments = {
                "init", "--storage", folder.resolve("new").toString(), "--db", "postgresql://me:secret@localhost:1/db"
            };

            Outcome outcome = run.lamin(arguments);

            assertThat(outcome.err()).doesNotContain("secret");
            assertFails(run, 5, "cannot be reached: its server does not answer", arguments);
        }

        @ParameterizedTest
        @ValueSource(strings = {"connect", "delete"})
        void doesNotKnowEveryInstance(String command) {
            assertFails(run, 5, "laminlabs/lamindata", command, "laminlabs/lamindato");
        }

        @Test
        void doesNotKnowEverySource() {
            assertFails(run, 5, "laminlabs/lamindata", "query", "artifact", "--using", "laminlabs/lamindato");
            assertFails(run, 5, "laminlabs/lamindata", "transfer", "artifact", "dPra", "--from", "laminlabs/lamindato");
        }

        @Test
        void showsWhereAnErrorHappenedOnDemandOnly() {
            Outcome outcome = run.lamin("query", "artifct", "--stacktrace");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).startsWith("✗ ").contains("\n\tat org.laminj.");
        }
    }

    @Nested
    class WithABrokenInstance {

        @TempDir
        private Path folder;

        private CommandLineRun run;
        private Path database;

        @BeforeEach
        void openGuide() {
            run = CommandLineRun.in(folder).init("test-transfer", "bionty,wetlab");
            InstanceSettings guide = RealInstance.GUIDE.unpack(folder);
            database = guide.sqliteFile().orElseThrow();
        }

        @Test
        void missesTheDatabase() throws IOException {
            Files.delete(database);

            assertUnreachable("SQLite file " + database + " does not exist");
        }

        @Test
        void seesThatAFileIsNoDatabase() throws IOException {
            Files.writeString(database, "This is a text, not a database.\n");

            assertUnreachable("is no SQLite database");
        }

        @Test
        void seesThatADatabaseIsOfAnotherProgram() throws IOException, SQLException {
            Files.delete(database);
            execute("CREATE TABLE notes (id integer PRIMARY KEY, text text)");

            assertUnreachable("is no LaminDB database");
        }

        @Test
        void seesThatADatabaseIsOfAnEarlierGeneration() throws SQLException {
            execute("DELETE FROM django_migrations WHERE app = 'bionty' AND name LIKE '0040%'");

            assertUnreachable("is of an earlier generation");
        }

        @Test
        void seesThatADatabaseIsOfALaterGeneration() throws SQLException {
            execute("INSERT INTO django_migrations (app, name, applied)"
                    + " VALUES ('lnschema_core', '0069_squashed', '2024-12-01 00:00:00')");

            assertUnreachable("is of a later generation");
        }

        @Test
        void cannotReadBrokenSettings() throws IOException {
            Files.writeString(folder.resolve(".lamin/instance--laminlabs--lamindata.env"), "nonsense\n");

            assertUnreachable("instance--laminlabs--lamindata.env");
        }

        private void assertUnreachable(String message) {
            assertFails(run, 5, message, "connect", SOURCE);
            assertFails(run, 5, message, "query", "artifact", "--using", SOURCE);
            assertFails(run, 5, message, "describe", "artifact", "dPra", "--using", SOURCE);
            assertFails(run, 5, message, "transfer", "artifact", "dPra", "--from", SOURCE);
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Nested
    class WithoutAnInstance {

        @TempDir
        private Path folder;

        @Test
        void asksToConnect() {
            CommandLineRun run = CommandLineRun.in(folder);
            String message = "✗ No instance is loaded! Call `lamin init` or `lamin connect`\n";

            assertFails(run, 5, message, "query", "artifact");
            assertFails(run, 5, message, "query", "artifact", "--using", SOURCE);
            assertFails(run, 5, message, "describe", "artifact", "dPra");
            assertFails(run, 5, message, "view");
            assertFails(run, 5, message, "transfer", "artifact", "dPra", "--from", SOURCE);
        }

        @Test
        void cannotUseABrokenEnvironment() {
            CommandLineRun run = CommandLineRun.in(folder);

            assertFails(run.with("LAMIN_ENV", "../up"), 5, "LAMIN_ENV", "info");
        }
    }
}
