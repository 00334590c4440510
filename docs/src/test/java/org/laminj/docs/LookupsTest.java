package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.query.Lookup;

@DisplayName("reference/lookups.md")
class LookupsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void listsEachLookupOnce() {
        List<String> listed = ROW.matcher(Pages.read(Pages.page("reference/lookups.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(listed).containsExactlyElementsOf(Lookup.spellings());
    }
}
