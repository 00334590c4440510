package org.laminj.core.query;

import java.util.List;

/**
 * How records are searched.
 *
 * @param fields where to look, in the spelling of the original; all fields that hold text if empty, the uid among them
 * @param limit the most records to give
 * @param mindsCase whether the case of letters matters
 */
public record SearchOptions(List<String> fields, int limit, boolean mindsCase) {

    /** The most records that a search gives unless more are asked for. */
    public static final int DEFAULT_LIMIT = 20;

    public SearchOptions {
        fields = List.copyOf(fields);
        if (limit < 0) {
            throw new IllegalArgumentException("A search gives no negative number of records, as " + limit + " is.");
        }
    }

    /** In all fields, the 20 best, whatever the case of letters. */
    public static SearchOptions defaults() {
        return new SearchOptions(List.of(), DEFAULT_LIMIT, false);
    }

    /** Looks in these fields only, which hold text: {@code name}, {@code description}. */
    public SearchOptions withFields(String... wanted) {
        return new SearchOptions(List.of(wanted), limit, mindsCase);
    }

    /**
     * Gives so many records at most.
     *
     * @throws IllegalArgumentException if negative
     */
    public SearchOptions withLimit(int most) {
        return new SearchOptions(fields, most, mindsCase);
    }

    /** Takes letters of another case for other letters. */
    public SearchOptions mindingCase() {
        return new SearchOptions(fields, limit, true);
    }
}
