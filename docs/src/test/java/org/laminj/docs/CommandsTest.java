package org.laminj.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.cli.Lamin;

/**
 * Runs the commands of pages in order, with the source of the guide and a connected {@code lab}; anew after each
 * {@code <!-- fresh start -->}. A command ends with exit code 0, or with the one that a comment behind it names. Text
 * that is shown below a block of commands is a part of what they print.
 */
@DisplayName("The commands of")
@ExtendWith(FreshSettings.class)
class CommandsTest {

    private static final Pattern EXIT_CODE = Pattern.compile("\\s+# exit code (\\d)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** The only thing besides {@code lamin} that these pages let a shell do. */
    private static final String RUN_OF_REPORT = "$(jq -r .run report.json)";

    /** A part of a page that starts afresh. */
    record Part(String page, int number, String text) {
        @Override
        public String toString() {
            return page + ", part " + number;
        }
    }

    static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String page : List.of("guide/transfer.md", "how-to/take-a-transfer-back.md")) {
            for (String text : Pages.read(Pages.page(page)).split("<!-- fresh start -->", -1)) {
                parts.add(new Part(page, parts.size() + 1, text));
            }
        }
        return parts;
    }

    @BeforeEach
    void createInstances() {
        LabInstance.create();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void doWhatIsShown(Part part) throws IOException {
        Optional<String> printed = Optional.empty();
        for (Pages.Block block : Pages.blocksOf(part.text())) {
            if (block.language().equals("text")) {
                printed.ifPresent(text -> assertThat(text).contains(Printed.comparable(block.text())));
            }
            printed = block.language().equals("sh") ? Optional.of(run(block.text())) : Optional.empty();
        }
    }

    /** What the commands print. */
    private static String run(String commands) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line : commands.replace("\\\n", " ").lines().toList()) {
            Matcher comment = EXIT_CODE.matcher(line);
            int expected = comment.find() ? Integer.parseInt(comment.group(1)) : 0;
            List<String> words = words(comment.replaceFirst(""));
            assertThat(words.remove(0)).isEqualTo("lamin");
            Outcome outcome = lamin(words);
            assertThat(outcome.exitCode()).as("%s%n%s", line, outcome.text()).isEqualTo(expected);
            printed.append(outcome.text());
        }
        return Printed.comparable(printed.toString());
    }

    private static List<String> words(String line) throws IOException {
        String expanded = line.contains(RUN_OF_REPORT) ? line.replace(RUN_OF_REPORT, runOfReport()) : line;
        List<String> words = new ArrayList<>();
        WORD.matcher(expanded)
                .results()
                .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return words;
    }

    private static String runOfReport() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(Path.of("report.json")))
                .path("run")
                .asText();
    }

    /** How a command ended, and all that it printed. */
    private record Outcome(int exitCode, String text) {}

    private static Outcome lamin(List<String> arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, UTF_8);
        int exitCode = new Lamin(System.getenv(), stream, stream, new ByteArrayInputStream(new byte[0]))
                .run(arguments.toArray(String[]::new));
        return new Outcome(exitCode, printed.toString(UTF_8));
    }
}
