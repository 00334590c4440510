package org.laminj.core.internal.drawing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text on lines that are no wider than they may be: broken between words, within the parts of paths and keys if it must be,
 * within a word at last.
 */
record WrappedText(List<String> lines) {

    private static final String ELLIPSIS = "…";
    private static final Pattern AFTER_SIGN = Pattern.compile("(?<=[/_.,;:=+&?-])");

    WrappedText {
        lines = List.copyOf(lines);
    }

    /**
     * Wraps a text.
     *
     * @param most how many lines; what does not fit is left out, and an ellipsis says so
     */
    static WrappedText of(String text, Typeface typeface, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text, typeface, size, width)) {
            if (!line.isEmpty() && typeface.width(line + piece.stripTrailing(), size) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString().strip());
        return new WrappedText(lines.size() <= most ? lines : cut(lines.subList(0, most), typeface, size, width));
    }

    private static List<String> cut(List<String> lines, Typeface typeface, double size, double width) {
        List<String> kept = new ArrayList<>(lines);
        String last = kept.remove(kept.size() - 1);
        List<String> signs = split(last, BreakIterator.getCharacterInstance(Locale.ROOT));
        while (!signs.isEmpty() && typeface.width(String.join("", signs) + ELLIPSIS, size) > width) {
            signs.remove(signs.size() - 1);
        }
        kept.add(String.join("", signs) + ELLIPSIS);
        return kept;
    }

    /** Pieces that are no wider than a line; together they are the text. */
    private static List<String> pieces(String text, Typeface typeface, double size, double width) {
        List<String> pieces = new ArrayList<>();
        for (String word : split(text, BreakIterator.getLineInstance(Locale.ROOT))) {
            if (typeface.width(word.stripTrailing(), size) <= width / 2) {
                pieces.add(word); // a longer one would leave half a line empty
                continue;
            }
            for (String part : AFTER_SIGN.split(word, -1)) {
                if (typeface.width(part.stripTrailing(), size) <= width) {
                    pieces.add(part);
                } else {
                    pieces.addAll(split(part, BreakIterator.getCharacterInstance(Locale.ROOT)));
                }
            }
        }
        return pieces;
    }

    private static List<String> split(String text, BreakIterator breaks) {
        List<String> parts = new ArrayList<>();
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            parts.add(text.substring(start, end));
        }
        return parts;
    }
}
