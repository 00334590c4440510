package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.cli.CommandLineRun.Outcome;

class HelpTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        Outcome outcome = CommandLineRun.fresh(folder).lamin(command, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("Usage: lamin " + command + " [-hqVv]")
                .contains("--stacktrace")
                .contains("\nExit codes:\n")
                .contains("\nExamples:\n");
    }

    static Set<String> commands() {
        return new Lamin(CommandLineRun.silent()).commandLine().getSubcommands().keySet();
    }

    @Test
    void isAsWideAsTheTerminal() {
        CommandLineRun run = CommandLineRun.fresh(folder);

        assertThat(run.lamin("transfer", "--help")
                        .out()
                        .lines()
                        .map(String::length)
                        .max(Integer::compare))
                .hasValueSatisfying(widest -> assertThat(widest).isLessThanOrEqualTo(80));
        assertThat(run.reading(new Terminal(132, false))
                        .lamin("transfer", "--help")
                        .out()
                        .lines()
                        .map(String::length)
                        .max(Integer::compare))
                .hasValueSatisfying(widest -> assertThat(widest).isBetween(100, 132));
    }

    @Test
    void listsTheCommands() {
        Outcome outcome = CommandLineRun.fresh(folder).lamin("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Usage: lamin [-hqVv]").contains("Commands:", "  transfer    ");
    }

    @Test
    void tellsItsVersion() {
        Outcome outcome = CommandLineRun.fresh(folder).lamin("--version");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("lamin ").contains("\nJava ").hasLineCount(3);
    }
}
