package org.laminj.core;

import static java.util.Objects.requireNonNull;

/**
 * An integer id and the instance in which it is valid, for an id means nothing elsewhere.
 *
 * <p>Mirrors what the original calls {@code _state.db}.
 *
 * @param value the primary key, 0 for a record that was never saved
 * @param database empty (never saved), {@value #DEFAULT_DATABASE}, or the slug of another instance
 * @param instanceId the 32 hexadecimal digits of the instance, empty if never saved
 */
public record RecordId(long value, String database, String instanceId) {

    /** What {@link #database()} answers for records of an instance that was opened for writing. */
    public static final String DEFAULT_DATABASE = "default";

    private static final RecordId UNSAVED = new RecordId(0, "", "");

    public RecordId {
        requireNonNull(database, "database");
        requireNonNull(instanceId, "instanceId");
    }

    /** The id of a record that was never saved. */
    public static RecordId unsaved() {
        return UNSAVED;
    }

    /** Whether the record lives in some database. */
    public boolean isSaved() {
        return value != 0;
    }

    /** The number alone, or {@code unsaved}. */
    @Override
    public String toString() {
        return isSaved() ? Long.toString(value) : "unsaved";
    }
}
