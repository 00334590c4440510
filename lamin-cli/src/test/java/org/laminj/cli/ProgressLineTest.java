package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.RealInstance;

@DisplayName("The progress line")
class ProgressLineTest {

    private static final Terminal TERMINAL = new Terminal(60, false);

    @TempDir
    Path folder;

    private CommandLineRun run;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty");
    }

    private static Outcome dryRun(CommandLineRun computer, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("transfer", "artifact", "dPra", "--from", "laminlabs/lamindata", "--dry-run"));
        arguments.addAll(List.of(more));
        return computer.lamin(arguments.toArray(String[]::new));
    }

    /** What people see in the end. */
    private static String screen(String printed) {
        assertThat(printed).contains("\r");
        return Stream.of(printed.split("\n"))
                .map(line -> line.replaceAll("(?s)^.*\r\u001b\\[K", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void showsThePhases() {
        Outcome outcome = dryRun(run.on(TERMINAL));

        assertThat(outcome.err()).containsSubsequence("\rReading ", "\r\u001b[K", "\rComparing ", "\r\u001b[K");
    }

    @Test
    void fitsTheTerminal() {
        Outcome outcome = dryRun(run.on(TERMINAL));

        assertThat(outcome.err().split("\r"))
                .filteredOn(text -> text.startsWith("Reading ") || text.startsWith("Comparing "))
                .allSatisfy(
                        text -> assertThat(text.replaceAll("\u001b\\[K", "")).hasSizeLessThan(60));
    }

    @Test
    void leavesNothingBehind() {
        Outcome plain = dryRun(run);
        Outcome watched = dryRun(run.on(TERMINAL));

        assertThat(watched.out()).isEqualTo(plain.out());
        assertThat(screen(watched.err())).isEqualTo(plain.err());
    }

    @Test
    void leavesNothingBehindWhenTheTransferFails() {
        Outcome plain = dryRun(run, "--max-records", "10");
        Outcome watched = dryRun(run.on(TERMINAL), "--max-records", "10");

        assertThat(watched.exitCode()).isEqualTo(2);
        assertThat(screen(watched.err())).isEqualTo(plain.err());
    }

    @Test
    void isForPeopleOnly() {
        assertThat(dryRun(run).err()).doesNotContain("\r", "\u001b");
        assertThat(dryRun(run.on(TERMINAL), "--stream").err()).doesNotContain("\r", "\u001b");
    }
}
