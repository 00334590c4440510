package org.laminj.core.internal.display;

import java.util.Collection;
import java.util.stream.Collectors;

/** Several values on one line: the first ten of them, and three dots where there are more. */
final class ShortList {

    private static final int SHOWN = 10;

    /** How many values to read: one more than are shown tells whether there are more. */
    static final int READ = SHOWN + 1;

    private ShortList() {}

    /** The values as they are. */
    static String bare(Collection<String> values) {
        String shown = values.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return values.size() > SHOWN ? shown + ", ..." : shown;
    }

    /** The values in single quotes; quotes in them stay as they are. */
    static String quoted(Collection<String> values) {
        return bare(values.stream().map(ShortList::quote).toList());
    }

    /** All values in single quotes, however many. */
    static String allQuoted(Collection<String> values) {
        return values.stream().map(ShortList::quote).collect(Collectors.joining(", "));
    }

    static String quote(String value) {
        return "'" + value + "'";
    }
}
