package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

/**
 * A record that a transfer reaches, and what becomes of it.
 *
 * @param key which record
 * @param outcome what becomes of it
 * @param reason why: the fields by which the target has it, or that it lacks it
 */
public record PlannedRecord(RecordKey key, Outcome outcome, String reason) {

    public PlannedRecord {
        requireNonNull(key, "key");
        requireNonNull(outcome, "outcome");
        requireNonNull(reason, "reason");
    }
}
