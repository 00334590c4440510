package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.JavaProgram;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** A command in a process of its own that gets a signal while a statement runs that would never end by itself. */
@Timeout(120)
abstract class InterruptionContract {

    private static final String SOURCE = "laminlabs/lamindata";

    /** The bit of signal 2 in a mask of Linux. */
    private static final long INTERRUPT = 1L << 1;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CommandLineRun run;

    InterruptionContract(TestDatabase database) {
        this.database = database.available();
    }

    /** Statements that make the insertion of rows endless where a condition on {@code NEW} holds. */
    abstract List<String> endless(String table, String condition);

    /** How a program connects to the database. */
    abstract Connection connect(InstanceSettings instance) throws SQLException;

    /** A shell that starts programs in the background has them ignore interrupts, and all that these start. */
    @BeforeEach
    void needSignals() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            boolean ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) != 0);
            assumeFalse(ignored, "interrupts are ignored by this process and by those that it starts");
        }
    }

    @BeforeEach
    void createInstances() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE);
        TestEnvironment.in(folder, database).init("lab", "bionty", "wetlab").close();
        assertThat(run.lamin("connect", "lab").exitCode()).isZero();
    }

    @Test
    void rollsBackInTheMiddleOfATransfer() throws Exception {
        assertRollsBack("INT", 130);
    }

    void assertRollsBack(String signal, int exitCode) throws Exception {
        execute(endless("lnschema_core_artifactulabel", "true"));
        SortedMap<String, List<String>> before = dump();

        Outcome outcome = interrupted(
                signal, 1, "INTO \"lnschema_core_artifactulabel\"", "transfer", "artifact", "dPra", "--from", SOURCE);

        assertThat(outcome).isEqualTo(new Outcome(exitCode, "", "! interrupted: rolled back, nothing was changed\n"));
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void keepsThePartsThatAreDoneAndSaysSo() throws Exception {
        execute(endless("lnschema_core_ulabel", "NEW.name = 'TSP14'"));

        Outcome outcome = interrupted(
                "INT",
                3,
                "INTO \"lnschema_core_ulabel\"",
                "transfer",
                "ulabel",
                "--from",
                SOURCE,
                "--filter",
                "name__startswith=TSP",
                "--batch",
                "1");

        assertThat(outcome.exitCode()).isEqualTo(130);
        assertThat(outcome.err())
                .isEqualTo("! interrupted: The transfer was cancelled after 2 of 3 records, which are done. Transfer"
                        + " the same records again in parts of the same size, which goes on from there.\n");
        try (Instance lab = run.current()) {
            assertThat(lab.query(ULabel.class).list().stream().map(ULabel::name))
                    .containsExactly("TSP1", "TSP2");
        }
    }

    /** How a command ends that gets the signal when it comes to a statement for the so many-th time. */
    private Outcome interrupted(String signal, int times, String statement, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(JavaProgram.of(Lamin.class).command(arguments));
        command.add("-vv");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment().put("LAMIN_SETTINGS_DIR", folder.toString());
        builder.environment().put("LAMIN_CACHE_DIR", folder.resolve("cache").toString());
        Process process = builder.start();
        // reading what it tells cannot be interrupted, but ends with it
        CompletableFuture.delayedExecutor(90, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader told = process.errorReader(StandardCharsets.UTF_8)) {
            await(told, times, statement);
            send(signal, process);
            List<String> last =
                    told.lines().filter(line -> !line.startsWith("• ")).toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Outcome(
                    process.exitValue(), Files.readString(folder.resolve("out.txt")), String.join("\n", last) + "\n");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void await(BufferedReader told, int times, String statement) {
        try {
            List<String> before = new ArrayList<>();
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                before.add(line);
                if (before.stream().filter(each -> each.contains(statement)).count() == times) {
                    return;
                }
            }
            throw new AssertionError("it ended before '" + statement + "':\n" + String.join("\n", before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect(run.settings().currentInstance().orElseThrow());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All rows of all tables. */
    private SortedMap<String, List<String>> dump() throws SQLException {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = connect(run.settings().currentInstance().orElseThrow())) {
            for (String table : tables(connection)) {
                rows.put(table, rows(connection, table));
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.append(found.getString(column)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
