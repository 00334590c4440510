package org.laminj.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.cli.Lamin;

/** The examples of the page are those that the help of each command shows, which tests of the command run. */
@DisplayName("reference/command-line.md")
class ExamplesTest {

    private static final Path PAGE = Pages.page("reference/command-line.md");
    private static final String BEGIN = "<!-- examples: ExamplesTest writes them with -Ddocs.rewrite -->\n";
    private static final String END = "<!-- end of examples -->";
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^Commands:\n(.*?)(?:^$|\\z)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}(\\w+)");
    private static final Pattern EXAMPLES = Pattern.compile("(?ms)^Examples:\n(.*?)(?:^$|\\z)");

    @Test
    void hasTheExamplesOfTheHelp() {
        String page = Pages.read(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String expected =
                "\n```sh\n" + commandsBelow().map(ExamplesTest::examples).collect(Collectors.joining("\n")) + "```\n\n";

        if (Pages.areRewritten()) {
            Pages.write(PAGE, page.substring(0, begin) + expected + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("%s; 'mvn -pl docs -am verify -Ddocs.rewrite' brings it up to date", PAGE)
                    .isEqualTo(expected);
        }
    }

    /** The words of each command that has none below it. */
    private static Stream<List<String>> commandsBelow(String... words) {
        List<String> names = COMMANDS.matcher(help(words))
                .results()
                .flatMap(section -> COMMAND.matcher(section.group(1)).results())
                .map(name -> name.group(1))
                .toList();
        return names.isEmpty()
                ? Stream.of(List.of(words))
                : names.stream()
                        .flatMap(name -> commandsBelow(
                                Stream.concat(Stream.of(words), Stream.of(name)).toArray(String[]::new)));
    }

    /** As a shell takes them: what is said of an example is a comment. */
    private static String examples(List<String> words) {
        String shown = EXAMPLES.matcher(help(words.toArray(String[]::new)))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        return shown.lines()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.startsWith("    ") ? line.substring(4) : line.replaceFirst("^ {2}(.*?):?$", "# $1"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String help(String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, UTF_8);
        String[] arguments =
                Stream.concat(Stream.of(words), Stream.of("--help")).toArray(String[]::new);
        int exitCode = new Lamin(Map.of(), stream, stream, InputStream.nullInputStream()).run(arguments);
        assertThat(exitCode).isZero();
        return printed.toString(UTF_8);
    }
}
