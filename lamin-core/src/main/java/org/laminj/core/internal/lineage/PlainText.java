package org.laminj.core.internal.lineage;

import java.util.regex.Pattern;

/** Text of databases, which may hold anything, as it can stand on one line of any format. */
public final class PlainText {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    /** Controls, marks that turn the direction of writing, halves of characters, and what XML forbids. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff]");

    private PlainText() {}

    /** The text with white space as single blanks and without what cannot be written. */
    public static String oneLine(String text) {
        return UNWRITABLE
                .matcher(SPACE.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }
}
