package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.JavaProgram;

@DisplayName("A command in a shell")
@Timeout(120)
class PipeTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void create() {
        CommandLineRun.in(folder).init("lab", "bionty");
    }

    /** Of which {@code lamin} is a function that runs it in a process of its own. */
    private Outcome shell(String script) throws IOException, InterruptedException {
        String lamin =
                "lamin() { '" + String.join("' '", JavaProgram.of(Lamin.class).command()) + "' \"$@\"; }";
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", lamin + "\n" + script)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("LAMIN_SETTINGS_DIR", folder.toString());
        builder.environment().put("LAMIN_CACHE_DIR", folder.resolve("cache").toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(folder.resolve("out.txt")),
                Files.readString(folder.resolve("err.txt")));
    }

    @Test
    void endsSilentlyWhenItsReaderHasSeenEnough() throws Exception {
        String much = "for i in 1 2 3; do lamin view --limit 1000 || exit; done";

        assertThat(shell("set -o pipefail; { " + much + "; } | head -1")).satisfies(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(141);
            assertThat(outcome.out()).hasLineCount(1);
            assertThat(outcome.err()).isEmpty();
        });
    }

    @Test
    void endsWithItsOwnExitCodeIfItFailed() throws Exception {
        assertThat(shell("lamin describe artifact nope | true; echo ${PIPESTATUS[0]}")
                        .out())
                .isEqualTo("2\n");
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");

        assertThat(shell("lamin info > /dev/full"))
                .isEqualTo(
                        new Outcome(1, "", "✗ Cannot write to standard output: it is closed, or its disk is full.\n"));
    }
}
