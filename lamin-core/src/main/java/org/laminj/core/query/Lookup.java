package org.laminj.core.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a field is compared with a value.
 *
 * <p>Comparison of text is by case unless the name says otherwise; those ignore the case of ASCII letters only on
 * SQLite.
 */
public enum Lookup {
    /** Equal. */
    EXACT,
    /** Equal, ignoring case. */
    IEXACT,
    /** Holds the value somewhere. */
    CONTAINS,
    /** Holds the value somewhere, ignoring case. */
    ICONTAINS,
    /** Begins with the value. */
    STARTSWITH,
    /** Begins with the value, ignoring case. */
    ISTARTSWITH,
    /** Ends with the value. */
    ENDSWITH,
    /** Equals one of several values; none of them means no records. */
    IN,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GTE,
    /** Less. */
    LT,
    /** Less or equal. */
    LTE,
    /** Is absent, or present if the value is false. */
    ISNULL,
    /** Lies between two values, both included. */
    RANGE,
    /** Matches a regular expression somewhere. */
    REGEX;

    /** The lookup in the spelling of the original, e.g. {@code startswith}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lookup with this spelling. */
    public static Optional<Lookup> ofSpelling(String spelling) {
        return Arrays.stream(values())
                .filter(lookup -> lookup.spelling().equals(spelling))
                .findFirst();
    }

    /** All spellings. */
    public static List<String> spellings() {
        return Arrays.stream(values()).map(Lookup::spelling).toList();
    }
}
