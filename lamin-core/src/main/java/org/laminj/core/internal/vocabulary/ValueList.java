package org.laminj.core.internal.vocabulary;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values in a message, as the original writes them: the first twenty distinct ones in quotes, and dots if there are more. */
public final class ValueList {

    private static final int SHOWN = 20;

    private ValueList() {}

    /** The values in order, e.g. {@code 'T cell', 'B cell'}. */
    public static String of(Collection<String> values) {
        String shown = values.stream()
                .distinct()
                .limit(SHOWN)
                .map(value -> "'" + value + "'")
                .collect(Collectors.joining(", "));
        return values.stream().distinct().count() > SHOWN ? shown + ", ..." : shown;
    }
}
