package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.cli.CommandLineRun.Outcome;

@DisplayName("How much people are told")
class MessageOptionsTest {

    private static final String WARNING = "! calling anonymously, will miss private instances\n";
    private static final Terminal TERMINAL = new Terminal(80, true);

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void connect() {
        run = CommandLineRun.in(folder).init("lab", "");
    }

    @Test
    void isWhatIsGoingOnByDefault() {
        assertThat(run.lamin("delete", "--force", "lab"))
                .isEqualTo(new Outcome(0, "", WARNING + "• deleting instance anonymous/lab\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q", "--quiet"})
    void isWhatIsImportantIfTheyWantQuiet(String option) {
        assertThat(run.lamin("delete", "--force", "lab", option)).isEqualTo(new Outcome(0, "", ""));
        assertThat(run.lamin(option, "connect", "lab").err()).startsWith("✗ ").hasLineCount(1);
        assertThat(run.lamin("init", "--storage", folder + "/other", option).err())
                .isEqualTo("→ connected lamindb: anonymous/other\n");
    }

    @Test
    void isAlsoWhereItWorksIfTheyWantMore() {
        String database = run.settings().currentInstance().orElseThrow().maskedDb();

        assertThat(run.lamin("query", "ulabel", "-o", "json", "-v"))
                .isEqualTo(new Outcome(0, "[]\n", "• current instance: anonymous/lab, " + database + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-vv", "-v -v", "--verbose --verbose"})
    void isAlsoTheSqlIfTheyWantAll(String options) {
        List<String> arguments = List.of(("query ulabel " + options).split(" "));

        Outcome outcome = run.lamin(arguments.toArray(String[]::new));

        assertThat(outcome.err()).contains("\n• SELECT ", " FROM \"lnschema_core_ulabel\"");
    }

    @Test
    void isNothingIfTheyWantBothMoreAndLess() {
        assertThat(run.lamin("info", "-q", "-v"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "✗ Options --quiet and --verbose contradict each other. Leave out one of them."
                                + " See 'lamin --help'.\n"));
    }

    @Test
    void isColouredOnTerminalsUnlessTheyWantNone() {
        CommandLineRun watched = run.on(TERMINAL);

        assertThat(watched.lamin("disconnect").err()).startsWith("\u001b[92m✓\u001b[0m ");
        assertThat(watched.lamin("disconnect", "--no-color").err()).startsWith("• ");
        assertThat(watched.lamin("disconnect", "--color", "never").err()).startsWith("• ");
        assertThat(run.lamin("disconnect", "--color=always").err()).startsWith("\u001b[94m•\u001b[0m ");
        assertThat(run.lamin("disconnect", "--color=auto").err()).startsWith("• ");
        assertThat(run.lamin("disconnect", "--color=some").err()).contains("'some' is none of auto, always, never");
    }
}
