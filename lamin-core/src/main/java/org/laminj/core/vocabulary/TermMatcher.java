package org.laminj.core.vocabulary;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms that values mean though they are not their names: in other letter case, or by a synonym. Blanks around
 * either do not count.
 *
 * <p>Terms are shown to it one after the other; it keeps only those that a value meets. Not thread-safe.
 */
public final class TermMatcher {

    private final SetMultimap<String, String> valuesByFolded = LinkedHashMultimap.create();
    private final SetMultimap<String, String> namesByFolded = LinkedHashMultimap.create();
    private final SetMultimap<String, String> synonymsByFolded = LinkedHashMultimap.create();

    /**
     * @param values to find terms for
     */
    public TermMatcher(Collection<String> values) {
        values.forEach(value -> valuesByFolded.put(folded(value), value));
    }

    /**
     * Takes a term into account.
     *
     * @param synonyms separated by {@code |}; null for none
     */
    public void show(String name, @Nullable String synonyms) {
        show(name, Synonyms.of(synonyms));
    }

    /** Takes a term with these synonyms into account. */
    public void show(String name, Collection<String> synonyms) {
        note(namesByFolded, name, name);
        synonyms.forEach(synonym -> note(synonymsByFolded, synonym, name));
    }

    private void note(SetMultimap<String, String> found, String text, String name) {
        String folded = folded(text);
        if (valuesByFolded.containsKey(folded)) {
            found.put(folded, name);
        }
    }

    /**
     * The names of the terms that each value means, in the order in which they were shown; those that are written alike but
     * for case go before those with such a synonym. Values that mean none are left out.
     */
    public Map<String, List<String>> matches() {
        return valuesByFolded.values().stream()
                .filter(value -> !names(value).isEmpty())
                .collect(Collectors.toMap(value -> value, this::names));
    }

    private List<String> names(String value) {
        String folded = folded(value);
        return List.copyOf(
                namesByFolded.containsKey(folded) ? namesByFolded.get(folded) : synonymsByFolded.get(folded));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
