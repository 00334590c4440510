package org.laminj.transfer;

import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.LaminException;

/**
 * Source and target contradict each other: a value is taken, or records that are the same by name differ in kind.
 * Nothing was written.
 */
public final class TransferConflictException extends LaminException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 20;

    private final transient List<PlannedRecord> conflicts;

    /**
     * @param conflicts the records with outcome {@link Outcome#CONFLICT}, at least one
     */
    public TransferConflictException(List<PlannedRecord> conflicts) {
        super(message(conflicts));
        this.conflicts = List.copyOf(conflicts);
    }

    private static String message(List<PlannedRecord> conflicts) {
        if (conflicts.size() == 1) {
            return "Cannot transfer " + text(conflicts.get(0))
                    + ". Change it on one side, leave it out, or choose another policy for records of the same name. Nothing was"
                    + " written.";
        }
        String more = conflicts.size() > MOST_NAMED ? "\n- and " + (conflicts.size() - MOST_NAMED) + " more" : "";
        return "Cannot transfer: " + conflicts.size()
                + " records contradict the target. Change each on one side, leave it out, or"
                + " choose another policy for records of the same name. Nothing was written.\n- "
                + conflicts.stream()
                        .limit(MOST_NAMED)
                        .map(TransferConflictException::text)
                        .collect(Collectors.joining("\n- "))
                + more;
    }

    private static String text(PlannedRecord conflict) {
        return conflict.key() + ": " + conflict.reason();
    }

    /** The records that contradict the target, each with the reason. */
    public List<PlannedRecord> conflicts() {
        return conflicts;
    }
}
