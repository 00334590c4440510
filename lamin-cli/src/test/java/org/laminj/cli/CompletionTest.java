package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A shell")
class CompletionTest {

    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void print() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.exists(Path.of(path, "bash"))),
                "there is no bash");
        script = Files.writeString(
                folder.resolve("completion"),
                CommandLineRun.fresh(folder).lamin("completion", "bash").out());
    }

    private List<String> bash(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("bash"), Stream.of(arguments)).toList())
                .start();
        List<String> lines = process.inputReader(UTF_8).lines().toList();
        assertThat(process.errorReader(UTF_8).lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    @Test
    void understandsTheScript() throws Exception {
        assertThat(bash("-n", script.toString())).isEmpty();
        assertThat(CommandLineRun.fresh(folder).lamin("completion", "zsh").out())
                .isEqualTo(Files.readString(script))
                .contains("bashcompinit");
    }

    /** The words of a line of which the last is being typed, and what it may become. */
    @ParameterizedTest
    @CsvSource({
        "lamin desc, describe",
        "lamin storage ., list add",
        "lamin transfer --le, --level",
        "lamin transfer artifact --update ., never if-newer always",
        "lamin query -o c, csv",
        "lamin view --color al, always",
        "lamin completion ., bash zsh"
    })
    void completes(String line, String completions) throws Exception {
        String complete = """
                source "$1"
                compopt() { :; } # is for interactive shells only
                read -r -a COMP_WORDS <<< "$2"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                [ "${COMP_WORDS[COMP_CWORD]}" = . ] && COMP_WORDS[COMP_CWORD]=
                COMP_LINE=${COMP_WORDS[*]}
                _complete_lamin
                echo "${COMPREPLY[*]}"
                """;

        assertThat(bash("-c", complete, "bash", script.toString(), line)).containsExactly(completions);
    }
}
