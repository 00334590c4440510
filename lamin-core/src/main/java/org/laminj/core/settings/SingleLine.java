package org.laminj.core.settings;

import org.jspecify.annotations.Nullable;

/** Texts that fit on one line of a settings file and come back as they were. */
final class SingleLine {
    private static final String NULL = "null";

    private SingleLine() {}

    /** @throws IllegalArgumentException if the text is empty or contains control characters */
    static String require(String text, String what) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            // The text itself may be a secret.
            throw new IllegalArgumentException(
                    "Invalid " + what + ": it must neither be blank nor contain control characters.");
        }
        return text;
    }

    /** {@link #require} for what may be absent; the word {@code null} would come back as absent. */
    static @Nullable String requireIfPresent(@Nullable String text, String what) {
        if (NULL.equals(text)) {
            throw new IllegalArgumentException("Invalid " + what + ": the word null means absence. Leave it out.");
        }
        return text == null ? null : require(text, what);
    }

    static String orNull(@Nullable Object value) {
        return value == null ? NULL : value.toString();
    }

    static @Nullable String absentIfNull(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals(NULL) ? null : text;
    }
}
