package org.laminj.core.internal.store;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values in the form in which a database stores them, as they stand in SQL that people read. */
final class Literal {

    private Literal() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        return quoted(value instanceof Object[] array ? array(array) : value.toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** As PostgreSQL writes arrays. */
    private static String array(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Number
                        ? value.toString()
                        : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
