package org.laminj.core.internal.query;

import java.util.Arrays;
import java.util.List;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * What records are searched for.
 *
 * @param whole the text, without blanks at its ends
 * @param words its first hundred words of more than three characters; the whole text if it has none
 * @param fields where to look; all are text
 */
record Search(String whole, List<String> words, List<Field> fields, boolean mindsCase) {

    private static final int SHORTEST_WORD = 4;
    private static final int MOST_WORDS = 100;

    /**
     * @param names of fields; all that hold text if empty
     */
    static Search of(Registry<?> registry, String text, List<String> names, boolean mindsCase) {
        String whole = text.strip();
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("A search needs a text to look for, which is blank here.");
        }
        if (whole.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A search takes no NUL character, as this text has. Leave it out.");
        }
        List<String> words = Arrays.stream(whole.split("\\s+"))
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        return new Search(whole, words.isEmpty() ? List.of(whole) : words, fields(registry, names), mindsCase);
    }

    private static List<Field> fields(Registry<?> registry, List<String> names) {
        List<Field> known = registry.textFields();
        if (known.isEmpty()) {
            throw new QueryException("Cannot search in " + registry.name() + ": its records hold no text.");
        }
        return names.isEmpty()
                ? known
                : names.stream().map(name -> field(registry, known, name)).toList();
    }

    private static Field field(Registry<?> registry, List<Field> known, String name) {
        return known.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new QueryException("Cannot search in '" + name + "': registry " + registry.name()
                        + " has no such field of text. Choices are: "
                        + String.join(", ", known.stream().map(Field::name).toList()) + "."));
    }
}
