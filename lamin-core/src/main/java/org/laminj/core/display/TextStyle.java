package org.laminj.core.display;

/**
 * How text for people looks: whether parts of it are set off by the colours and slants of the original, and how wide
 * tables may be.
 *
 * @param coloured whether there are escape sequences of ANSI terminals in it
 * @param columns how many characters fit on a line, 0 for any number; from tables that are wider columns in the middle
 *     are left out
 */
public record TextStyle(boolean coloured, int columns) {

    /** @throws IllegalArgumentException if the number of columns is negative */
    public TextStyle {
        if (columns < 0) {
            throw new IllegalArgumentException("A line has 0 or more columns, not " + columns + ".");
        }
    }

    /** For files and programs: nothing is set off, and tables are as wide as they need to be. */
    public static TextStyle plain() {
        return new TextStyle(false, 0);
    }

    /** For a terminal that shows colours and is so wide. */
    public static TextStyle terminal(int columns) {
        return new TextStyle(true, columns);
    }

    /** The title of a section, which is slanted. */
    public String title(String text) {
        return set(text, "3");
    }

    /** The name of a record's registry, which is green. */
    public String className(String text) {
        return set(text, "92");
    }

    /** The name of a schema module, which is green and bold. */
    public String module(String text) {
        return set(text, "1;92");
    }

    /** The name of a registry above its table, which is blue and bold. */
    public String registry(String text) {
        return set(text, "1;94");
    }

    /** The sign of a warning, which is yellow. */
    public String warning(String text) {
        return set(text, "93");
    }

    private String set(String text, String code) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
