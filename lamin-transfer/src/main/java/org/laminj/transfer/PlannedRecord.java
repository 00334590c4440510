package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A record that a transfer reaches, and what becomes of it.
 *
 * @param key which record
 * @param outcome what becomes of it
 * @param reason why: the fields by which the target has it, or that it lacks it
 * @param step how it was first reached; null for a selected record
 */
public record PlannedRecord(
        RecordKey key,
        Outcome outcome,
        String reason,
        @Nullable Step step) {

    public PlannedRecord {
        requireNonNull(key, "key");
        requireNonNull(outcome, "outcome");
        requireNonNull(reason, "reason");
    }

    /**
     * The step by which a record is reached.
     *
     * @param from the record from which
     * @param by the reference or accessor along which, in the spelling of the original
     */
    public record Step(RecordKey from, String by) {

        public Step {
            requireNonNull(from, "from");
            requireNonNull(by, "by");
        }
    }
}
