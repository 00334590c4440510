package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.cli.CommandLineRun.Outcome;

class HelpTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "connect",
                "disconnect",
                "info",
                "delete",
                "query",
                "describe",
                "view",
                "transfer",
                "apply",
                "explain",
                "demo"
            })
    void everyCommandExplainsItself(String command) {
        Outcome outcome = CommandLineRun.fresh(folder).lamin(command, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("Usage: lamin " + command + " [-hV]")
                .contains("--stacktrace")
                .contains("Exit codes:");
    }

    @Test
    void listsTheCommands() {
        Outcome outcome = CommandLineRun.fresh(folder).lamin("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Usage: lamin [-hV]").contains("Commands:", "  transfer    ");
    }

    @Test
    void tellsItsVersion() {
        Outcome outcome = CommandLineRun.fresh(folder).lamin("--version");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("lamin ").hasLineCount(1);
    }
}
