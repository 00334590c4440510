package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The links of")
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    static List<Path> pages() {
        return Pages.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void leadSomewhere(Path page) {
        List<Path> targets = LINK.matcher(Pages.read(page))
                .results()
                .map((MatchResult link) ->
                        page.resolveSibling(link.group(1).strip()).normalize())
                .toList();

        assertThat(targets).allSatisfy(target -> assertThat(target).exists());
    }
}
