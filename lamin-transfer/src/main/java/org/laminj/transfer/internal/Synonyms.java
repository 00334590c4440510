package org.laminj.transfer.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that are kept in one text, separated by bars. */
final class Synonyms {

    private static final String SEPARATOR = "|";

    private Synonyms() {}

    /** The names of a text, each once; none for null. */
    static Set<String> of(@Nullable String text) {
        Set<String> names = new LinkedHashSet<>();
        if (text != null) {
            for (String name : text.split("\\|", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    /**
     * Synonyms together with a name and its synonyms, in this order.
     *
     * @param synonyms what is there
     * @param own the name that they are synonyms of, which is none itself
     * @return null if there are none
     */
    static @Nullable String with(
            @Nullable String synonyms, @Nullable String own, @Nullable String name, @Nullable String more) {
        Set<String> all = new LinkedHashSet<>(of(synonyms));
        Set<String> others = new LinkedHashSet<>(of(name));
        others.addAll(of(more));
        others.removeAll(of(own));
        all.addAll(others);
        return all.isEmpty() ? null : String.join(SEPARATOR, all);
    }
}
