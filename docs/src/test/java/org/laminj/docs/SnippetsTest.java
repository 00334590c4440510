package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each Java block of a page stands under {@code <!-- snippet: File.java#region -->} and equals that region of a source
 * that the build compiles and runs.
 */
@DisplayName("The Java blocks of")
class SnippetsTest {

    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- snippet: (?<snippet>\\S+) -->\\n)?^```java\\n(?<text>(?s:.*?))^```$");

    static List<Path> pages() {
        return Pages.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void equalTheirSources(Path page) {
        String text = Pages.read(page);

        String updated = BLOCK.matcher(text).replaceAll(block -> Matcher.quoteReplacement(updated(page, block)));

        if (Pages.areRewritten()) {
            Pages.write(page, updated);
        } else {
            assertThat(text)
                    .as("%s; 'mvn -pl docs -am verify -Ddocs.rewrite' brings it up to date", page)
                    .isEqualTo(updated);
        }
    }

    private static String updated(Path page, MatchResult block) {
        String reference = block.group(1);
        assertThat(reference)
                .as("the comment <!-- snippet: File.java#region --> above this block of %s:%n%s", page, block.group(2))
                .isNotNull();
        Snippet snippet = Snippet.parse(reference);
        return "<!-- snippet: " + snippet + " -->\n```java\n" + snippet.text() + "\n```";
    }
}
