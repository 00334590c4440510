package org.laminj.core.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a field, or the place of a record in a hierarchy, is compared with a value. The same on all databases.
 *
 * <p>Text is compared by case unless the name says otherwise; those ignore the case of all letters, one by one as
 * {@link String#equalsIgnoreCase} does: É is é and ẞ is ß, but ß is not ss. Which text is greater is decided by code
 * points, whatever the locale of the database.
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
    /**
     * Matches a regular expression somewhere.
     *
     * <p>It may hold what Java and PostgreSQL read alike: literals, {@code .} for any character, groups, alternatives,
     * repetition, {@code ^}, {@code $}, classes in brackets, {@code \d \s \w} and their contraries, {@code \n \r
     * \t \f}, references to groups, look-ahead, and {@code (?i)} at the beginning. All else is refused. Digits, letters
     * and their cases are those of ASCII. Only {@code $} before a line feed at the very end of a text differs: it
     * matches there on SQLite.
     */
    REGEX,
    /**
     * Is a record or any kind of it: the record itself, its children in a hierarchy, theirs, and so on.
     *
     * <p>The record is given as such, as a reference or id, or by a text that is its name, its id in a public ontology or
     * its uid. A text that several records have means all of them, one that none has is refused.
     */
    IS_A,
    /** Stands below a record in a hierarchy, which is given as for {@link #IS_A} and is not its own descendant. */
    DESCENDANTS_OF,
    /** Stands above a record in a hierarchy, which is given as for {@link #IS_A} and is not its own ancestor. */
    ANCESTORS_OF;

    /** The lookup as expressions spell it, e.g. {@code startswith}: as the original does, where it has it. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lookup with this spelling. */
    public static Optional<Lookup> ofSpelling(String spelling) {
        return Arrays.stream(values())
                .filter(lookup -> lookup.spelling().equals(spelling))
                .findFirst();
    }

    /** Whether it asks where a record stands in a hierarchy, and not what one of its fields holds. */
    public boolean isOfHierarchy() {
        return this == IS_A || this == DESCENDANTS_OF || this == ANCESTORS_OF;
    }

    /** All spellings. */
    public static List<String> spellings() {
        return Arrays.stream(values()).map(Lookup::spelling).toList();
    }
}
