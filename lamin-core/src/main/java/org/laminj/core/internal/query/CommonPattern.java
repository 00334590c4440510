package org.laminj.core.internal.query;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;

/**
 * The regular expressions that mean the same on all databases: SQLite has those of Java, PostgreSQL its own.
 *
 * <p>They are literals, {@code .}, groups, alternatives, greedy and reluctant repetition, {@code ^}, {@code $}, classes
 * in brackets, {@code \d}, {@code \s}, {@code \w} and their contraries, {@code \n}, {@code \r}, {@code \t}, {@code \f},
 * references to groups, look-ahead, and {@code (?i)} at the beginning.
 */
final class CommonPattern {

    private static final String IGNORING_CASE = "(?i)";

    private static final int MOST_REPETITIONS = 255;

    /**
     * The parts in which the two languages may differ; an escaped character is one part, and so is a class. A quantifier
     * stands after neither another one nor a place.
     */
    private static final Pattern PART = Pattern.compile(
            "\\\\(?<escape>.)"
                    + "|(?<class>\\[\\^?(?:\\\\.|[^\\]\\\\])*+\\]?)"
                    + "|\\{(?<least>\\d+)(?:,(?<most>\\d*))?\\}(?!\\??[*+{])"
                    + "|(?<other>\\(\\?(?![:=!])|[*+?}]\\??[*+{]|[\\^$]\\??[*+?{])",
            Pattern.DOTALL);

    private static final Pattern KNOWN_ESCAPE = Pattern.compile("[dDsSwWnrtf]|[^a-zA-Z0]", Pattern.DOTALL);

    /** What only one of them reads as a class in a class. */
    private static final Pattern NESTED_CLASS = Pattern.compile("^\\[\\^?\\]|(?<!^)(?<!\\\\)\\[|&&");

    private CommonPattern() {}

    /** Refuses what is no regular expression, or would match differently from one database to the other. */
    static void check(Field field, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw unfit(field, pattern, "is no regular expression: " + e.getDescription());
        }
        Matcher parts = PART.matcher(pattern);
        int start = pattern.startsWith(IGNORING_CASE) ? IGNORING_CASE.length() : 0;
        parts.region(start, pattern.length());
        while (parts.find()) {
            if (differs(parts)) {
                throw unfit(
                        field,
                        pattern,
                        "has '" + parts.group() + "', which databases read differently. What all of them read alike"
                                + " stands in the reference of lookups");
            }
        }
    }

    private static boolean differs(Matcher part) {
        String escape = part.group("escape");
        String bracket = part.group("class");
        if (escape != null) {
            return !KNOWN_ESCAPE.matcher(escape).matches();
        }
        if (bracket != null) {
            return NESTED_CLASS.matcher(bracket).find() || hasUnknownEscape(bracket);
        }
        return part.group("other") != null || isTooMany(part.group("least")) || isTooMany(part.group("most"));
    }

    private static boolean isTooMany(@Nullable String repetitions) {
        return repetitions != null
                && !repetitions.isEmpty()
                && new BigInteger(repetitions).compareTo(BigInteger.valueOf(MOST_REPETITIONS)) > 0;
    }

    private static boolean hasUnknownEscape(String bracket) {
        return Pattern.compile("\\\\(.)", Pattern.DOTALL)
                .matcher(bracket)
                .results()
                .anyMatch(escape -> !KNOWN_ESCAPE.matcher(escape.group(1)).matches());
    }

    private static QueryException unfit(Field field, String pattern, String reason) {
        return new QueryException(
                "Value '" + pattern + "' of lookup 'regex' on field '" + field.name() + "' " + reason + ".");
    }
}
