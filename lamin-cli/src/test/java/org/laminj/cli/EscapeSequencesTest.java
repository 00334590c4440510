package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;

@DisplayName("Escape sequences in names")
class EscapeSequencesTest {

    private static final String NAME = "\u001b]0;title\u0007\u001b[2Jgone";

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void saveALabel() {
        run = CommandLineRun.in(folder).init("other", "").init("lab", "");
        try (Instance lab = run.current()) {
            lab.save(Draft.of(ULabel.class).with(ULabel::uid, "escapes0").with(ULabel::name, NAME));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query ulabel",
                "view",
                "describe ulabel escapes0",
                "describe ulabel escapes0 -o json",
                "query ulabel -o json",
                "connect \u001b[2Jgone",
                "describe ulabel \u001b[2Jgone"
            })
    void doNotReachATerminal(String command) {
        CommandLineRun.Outcome outcome = run.lamin(command.split(" "));

        assertThat(outcome.out() + outcome.err())
                .doesNotContain("\u001b", "\u0007")
                .contains("[2Jgone");
    }

    @Test
    void doNotReachItInPlansAndMessagesOfTransfers() {
        run.lamin("connect", "other");
        try (Instance other = run.current()) {
            other.save(Draft.of(ULabel.class).with(ULabel::uid, "escapes0").with(ULabel::name, "plain"));
        }

        CommandLineRun.Outcome outcome =
                run.lamin("transfer", "ulabel", "escapes0", "--from", "lab", "--update", "always", "--dry-run");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b", "\u0007");
        assertThat(outcome.out()).contains("update ULabel(uid='escapes0'): name 'plain' → ", "[2Jgone'\n");
    }

    @Test
    void stayInFilesForPrograms() {
        assertThat(run.lamin("query", "ulabel", "-o", "csv").out()).contains(NAME);
    }
}
