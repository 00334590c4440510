package org.laminj.core.internal.store;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text whatever the case of its letters, letter by letter as {@link String#equalsIgnoreCase} compares.
 *
 * <p>All databases know the cases of ASCII letters, and differ in all others. So a statement names those others that stand
 * for a letter of the text, which are few; the rest can match nothing in it.
 *
 * @param folded the text with each letter in its one case
 * @param sources the letters beyond ASCII that become one of the text
 */
public record CaseFolding(String folded, List<Letter> sources) {

    /**
     * A letter that is written otherwise once case does not matter.
     *
     * @param letter one code point
     * @param folded another one
     */
    public record Letter(String letter, String folded) {}

    private static final int BEYOND_ASCII = 0x80;

    /** Beyond it there are no letters with cases. */
    private static final int LAST = 0x1FFFF;

    /** All letters beyond ASCII that are folded, by what they become. */
    private static final ListMultimap<Integer, Integer> LETTERS = IntStream.rangeClosed(BEYOND_ASCII, LAST)
            .filter(letter -> fold(letter) != letter)
            .boxed()
            .collect(ImmutableListMultimap.toImmutableListMultimap(CaseFolding::fold, letter -> letter));

    public CaseFolding {
        sources = List.copyOf(sources);
    }

    /** What a text is without regard to case. */
    public static CaseFolding of(String text) {
        int[] folded = text.codePoints().map(CaseFolding::fold).toArray();
        List<Letter> sources = IntStream.of(folded)
                .distinct()
                .sorted()
                .boxed()
                .flatMap(letter -> LETTERS.get(letter).stream()
                        .map(source -> new Letter(Character.toString(source), Character.toString(letter))))
                .toList();
        return new CaseFolding(new String(folded, 0, folded.length), sources);
    }

    private static int fold(int letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }

    /** The letters one after the other. */
    String letters() {
        return sources.stream().map(Letter::letter).collect(Collectors.joining());
    }

    /** What they become, in the same order. */
    String foldedLetters() {
        return sources.stream().map(Letter::folded).collect(Collectors.joining());
    }
}
