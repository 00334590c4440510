package org.laminj.core.vocabulary;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The synonyms of a record, which are kept in one text, separated by {@code |}. */
public final class Synonyms {

    private static final String SEPARATOR = "|";
    private static final Splitter SPLITTER = Splitter.on('|').trimResults().omitEmptyStrings();

    private Synonyms() {}

    /** The synonyms of a text, each once; none for null. */
    public static Set<String> of(@Nullable String text) {
        return text == null ? Set.of() : new LinkedHashSet<>(SPLITTER.splitToList(text));
    }

    /**
     * A text as it is, and behind it the names that are neither in it nor what the record is called itself.
     *
     * @param synonyms what is there; null for nothing
     * @param name what the record is called
     * @param more names in the order in which they are added; blank ones are passed over
     * @return null if there are none
     */
    public static @Nullable String with(@Nullable String synonyms, @Nullable String name, Collection<String> more) {
        Set<String> known = new LinkedHashSet<>(of(synonyms));
        List<String> parts = new ArrayList<>();
        if (synonyms != null && !synonyms.isBlank()) {
            parts.add(synonyms);
        }
        more.stream()
                .filter(each -> !each.isBlank() && !each.equals(name) && known.add(each))
                .forEach(parts::add);
        return parts.isEmpty() ? null : String.join(SEPARATOR, parts);
    }
}
