package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.cli.CommandLineRun.Outcome;

/** How the launcher starts the command. */
class LauncherIT extends InstalledCommand {

    @Test
    void walksFromInitToDelete() {
        assertThat(lamin("init", "--storage", "./test-transfer", "--schema", "bionty,wetlab"))
                .isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/test-transfer\n"));
        assertThat(folder.resolve("test-transfer")).isDirectory();
        assertThat(lamin("query", "wetlab.well", "-o", "json")).isEqualTo(new Outcome(0, "[]\n", ""));
        assertThat(lamin("query", "ulabel", "--filter", "name=🧬 \"it's\"\n100%", "-o", "json"))
                .isEqualTo(new Outcome(0, "[]\n", ""));
        assertThat(lamin("query", "ulabel", "--filter", "id=🧬 ü").err())
                .startsWith("✗ Value '🧬 ü' does not fit 'id'")
                .hasLineCount(1);
        assertThat(lamin("delete", "--force", "test-transfer")).isEqualTo(new Outcome(0, "", """
                ! calling anonymously, will miss private instances
                • deleting instance anonymous/test-transfer
                """));
    }

    @Test
    void endsWithTheExitCodeOfTheFailure() {
        assertThat(lamin("query", "artifact"))
                .isEqualTo(new Outcome(5, "", "✗ No instance is loaded! Call `lamin init` or `lamin connect`\n"));
        assertThat(lamin("--limit").exitCode()).isEqualTo(2);
    }

    @Test
    void tellsTheVersionOfTheJar() {
        assertThat(lamin("--version").out()).matches("lamin \\d+\\.\\d+\\.\\d+.*\nJava \\d+.*\n.*\n");
    }

    /** {@code script} runs a command on a terminal of its own, and prints what that shows. */
    @ParameterizedTest
    @CsvSource({"C, ->", "C.UTF-8, →", "de_DE.ISO-8859-1, ->"})
    void showsOnTerminalsWhatTheyCanShow(String locale, String glyph) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script");
        lamin("init", "--storage", "lab");

        Outcome outcome = run(
                Map.of("LC_ALL", locale, "TERM", "xterm"),
                "/usr/bin/script",
                "-qec",
                "'" + LAUNCHER + "' connect lab",
                "/dev/null");

        assertThat(outcome.out()).isEqualTo("\u001b[92m" + glyph + "\u001b[0m connected lamindb: anonymous/lab\r\n");
    }

    @Test
    void startsOnWindowsAsElsewhere() throws IOException {
        String windows = Files.readString(HOME.resolve("bin").resolve("lamin.cmd"));

        assertThat(windows)
                .contains("\r\n", " org.laminj.cli.Lamin %*\r\n", "%JAVA_HOME%", "%JAVA_OPTS%", "%LAMIN_CLASSPATH%")
                .contains(Stream.of(Files.readString(LAUNCHER).split("\\s+|\""))
                        .filter(word -> word.startsWith("-XX:") || word.startsWith("-X") || word.startsWith("--enable"))
                        .filter(word -> !word.contains("$") && !word.endsWith("="))
                        .toList());
    }

    @Test
    void loadsNothingOfDatabasesForInfo() throws IOException {
        lamin("init", "--storage", "lab", "--schema", "bionty");

        assertThat(loaded(Map.of(), "info"))
                .noneMatch(line -> Stream.of(
                                "org.sqlite.",
                                "org.postgresql.",
                                "com.zaxxer.",
                                "org.apache.ibatis.",
                                "org.laminj.bionty.")
                        .anyMatch(line::startsWith));
        assertThat(loaded(Map.of(), QUERY)).anyMatch(line -> line.startsWith("org.sqlite."));
    }

    @Test
    void startsThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER);

        assertThat(run(Map.of(), link.toString(), "--help").exitCode()).isZero();
    }

    @Test
    void seesSchemaModulesOfTheClassPath() throws IOException {
        Path classes = compileZoo();
        Map<String, String> variables = Map.of("LAMIN_CLASSPATH", classes.toString());

        assertThat(lamin(variables, "init", "--storage", "zoo", "--schema", "zoo"))
                .isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/zoo\n"));
        assertThat(lamin(variables, "query", "zoo.Animal", "-o", "csv")).isEqualTo(new Outcome(0, "id,uid,name\n", ""));
        assertThat(lamin(variables, "view", "--schema", "zoo")).isEqualTo(new Outcome(0, "! No records found\n", ""));
        assertThat(lamin(variables, "view", "--registry", "animal", "-o", "json"))
                .isEqualTo(new Outcome(0, "{\n  \"zoo.Animal\" : [ ]\n}\n", ""));
        assertThat(lamin("query", "zoo.Animal").exitCode()).isEqualTo(2);
    }

    @Test
    void namesSchemaModulesThatDoNotLoad() throws IOException {
        Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve("org.laminj.core.spi.SchemaModule"), "org.example.Nowhere\n");
        Map<String, String> variables =
                Map.of("LAMIN_CLASSPATH", folder.resolve("broken").toString());

        Outcome outcome = lamin(variables, "disconnect");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("✗ ")
                .contains("org.example.Nowhere")
                .hasLineCount(1);
    }
}
