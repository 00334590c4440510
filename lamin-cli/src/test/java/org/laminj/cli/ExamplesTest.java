package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.RealInstance;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the help of each command shows as examples does what it says, where the guide begins. */
@DisplayName("The examples in the help of")
class ExamplesTest {

    private static final int COLUMNS = 80;
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(lamin .*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\$\\([^)]*\\))|(\\S+)");

    /** The only thing besides {@code lamin} that examples let a shell do. */
    private static final String RUN_OF_REPORT = "$(jq -r .run ./report.json)";

    @TempDir
    Path folder;

    static Stream<String> commands() {
        return all(model()).map(command -> command.getCommandSpec().qualifiedName());
    }

    private static CommandLine model() {
        return new Lamin(CommandLineRun.silent()).commandLine();
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ExamplesTest::all));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void workWhenTheyAreCopied(String name) throws IOException {
        List<String> examples = examples(spec(name));
        CommandLineRun run = SmallOntology.known(
                CommandLineRun.in(folder, RealInstance.GUIDE).init("lab", "bionty,wetlab"), folder);
        Files.writeString(folder.resolve("lung.csv"), "donor,cells\nTSP1,3\n");
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("cells.obo"), SmallOntology.OLDER);
        Files.writeString(folder.resolve("cells.csv"), "donor,cell_type\nTSP1,T cell\nTSP2,mature T cell\n");
        Files.writeString(folder.resolve("ids.txt"), "CL:0000084\n");

        assertThat(examples).as("examples of '%s'", name).anyMatch(line -> line.startsWith(name));
        for (String line : examples) {
            Outcome outcome = run.lamin(arguments(line));
            assertThat(outcome.exitCode()).as("%s%n%s", line, outcome.err()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitTheUsualTerminal(String name) {
        assertThat(spec(name).usageMessage().footer())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    private static CommandSpec spec(String name) {
        return all(model())
                .map(CommandLine::getCommandSpec)
                .filter(spec -> spec.qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> examples(CommandSpec spec) {
        String text = String.join("\n", spec.usageMessage().footer()).replaceAll("\\\\\n\\s*", "");
        return COMMAND.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** As a shell in the folder would pass them. */
    private String[] arguments(String line) throws IOException {
        List<String> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(line).results().toList()) {
            words.add(argument(word));
        }
        return words.stream().skip(1).toArray(String[]::new);
    }

    private String argument(MatchResult word) throws IOException {
        if (word.group(1) != null) {
            return word.group(1);
        }
        if (RUN_OF_REPORT.equals(word.group(2))) {
            return new ObjectMapper()
                    .readTree(Files.readString(folder.resolve("report.json")))
                    .path("run")
                    .asText();
        }
        return word.group().startsWith("./") ? folder + word.group().substring(1) : word.group();
    }
}
