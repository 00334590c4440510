package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A field of which a record in the target gets another value than it has there, or than it has in the source.
 *
 * @param field in the spelling of the original
 * @param from the value before as text, a reference by its uid; null if there was none
 * @param to the value after
 */
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    public FieldChange {
        requireNonNull(field, "field");
    }
}
