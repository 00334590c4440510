package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.RealInstance;

class RevertCommandTest {

    @TempDir
    private Path folder;

    private CommandLineRun run;
    private String uid;

    @BeforeEach
    void transferLabels() throws IOException {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty");
        Outcome transfer = run.lamin(
                "transfer",
                "ulabel",
                "--from",
                "laminlabs/lamindata",
                "--filter",
                "name__startswith=TSP",
                "-o",
                "json");
        uid = new ObjectMapper().readTree(transfer.out()).get("run").asText();
    }

    private String labels() {
        return run.lamin("query", "ulabel", "-o", "csv").out();
    }

    @Test
    void showsFirstAndThenRemovesWhatATransferCreated() {
        String before = labels();

        Outcome shown = run.lamin("revert", uid, "--dry-run");

        assertThat(shown).isEqualTo(new Outcome(0, """
                of     removed kept
                ------ ------- ----
                ULabel       3    0
                """, ""));
        assertThat(labels()).isEqualTo(before);

        assertThat(run.lamin("revert", uid)).isEqualTo(shown);

        assertThat(labels().lines()).hasSize(1);
        assertThat(run.lamin("revert", uid).out()).isEqualTo("of removed kept\n-- ------- ----\n");
    }

    @Test
    void refusesWhatIsNoTransfer() {
        Outcome outcome = run.lamin("revert", "nowhere");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("✗ Cannot revert run 'nowhere': 'anonymous/test-transfer' has no such run. The report of a"
                        + " transfer names its run.\n");
    }
}
