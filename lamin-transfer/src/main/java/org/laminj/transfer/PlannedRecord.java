package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that a transfer reaches, and what becomes of it.
 *
 * @param key which record
 * @param outcome what becomes of it
 * @param reason why: the fields by which the target has it, or that it lacks it
 * @param step how it was first reached; null for a selected record
 * @param changes fields that get another value than they have: in the target where the record is updated, in the source
 *     where it is transferred under another name, or is a set that has another uid for its members are others in the target
 * @param origin when and by whom a new record was saved in the source, told by full transfers; else null
 */
public record PlannedRecord(
        RecordKey key,
        Outcome outcome,
        String reason,
        @Nullable Step step,
        List<FieldChange> changes,
        @Nullable Origin origin) {

    public PlannedRecord {
        requireNonNull(key, "key");
        requireNonNull(outcome, "outcome");
        requireNonNull(reason, "reason");
        changes = List.copyOf(changes);
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
