package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a term says differently in source and target. Immutable.
 *
 * @param record the term
 * @param field in the spelling of the original: its name, synonyms, description, or the release that it is from
 * @param there what the source has; null for nothing
 * @param here what the target has and keeps, or gets from the public ontology; null for nothing
 */
public record TermDifference(
        RecordKey record,
        String field,
        @Nullable String there,
        @Nullable String here) {

    public TermDifference {
        requireNonNull(record, "record");
        requireNonNull(field, "field");
    }

    /** As messages tell it. */
    @Override
    public String toString() {
        return record + " " + field + ": " + quoted(here) + " here, " + quoted(there) + " there";
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "none" : "'" + value + "'";
    }
}
