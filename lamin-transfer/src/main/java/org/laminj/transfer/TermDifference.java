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

    private static final int LONGEST = 60;

    public TermDifference {
        requireNonNull(record, "record");
        requireNonNull(field, "field");
    }

    /** Whether both say something; else one of them only says less. */
    public boolean contradicts() {
        return there != null && here != null;
    }

    /** As messages tell it: of long texts the beginning. */
    @Override
    public String toString() {
        return record + " " + field + ": " + quoted(here) + " here, " + quoted(there) + " there";
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "none";
        }
        boolean fits = value.codePointCount(0, value.length()) <= LONGEST;
        return "'" + (fits ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "...") + "'";
    }
}
