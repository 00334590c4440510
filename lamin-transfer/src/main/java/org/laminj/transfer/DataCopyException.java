package org.laminj.transfer;

import java.util.stream.Collectors;
import org.laminj.core.LaminException;

/**
 * Not all data of a transfer could be copied, or artifacts have changed since it was; their records were not written.
 * What is copied stays, and the same transfer goes on from there.
 */
public final class DataCopyException extends LaminException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 3;

    private final DataReport done;

    private DataCopyException(String message, DataReport done) {
        super(message);
        this.done = done;
    }

    /** Some objects have problems. */
    public static DataCopyException ofProblems(DataReport done) {
        int problems = done.problems().size();
        String named = done.problems().stream()
                .limit(MOST_NAMED)
                .map(DataProblem::toString)
                .collect(Collectors.joining(" "));
        String more = problems > MOST_NAMED ? " And " + (problems - MOST_NAMED) + " more." : "";
        return new DataCopyException(
                "Cannot copy all data: " + there(done) + " Of the rest: " + named + more
                        + " Records were not written. Mend that and run the same again, which goes on from there.",
                done);
    }

    /** The thread was interrupted. */
    public static DataCopyException ofInterrupt(DataReport done) {
        return new DataCopyException(
                "Work on the data was interrupted: " + there(done)
                        + " Records were not written. Run the same again, which goes on from there.",
                done);
    }

    /** An artifact is not any more what its data was copied for. */
    public static DataCopyException ofChange(String artifact, DataReport done) {
        return new DataCopyException(
                "Cannot write " + new RecordKey("Artifact", artifact)
                        + ": it has changed since its data was copied. Records were not written. Run the same again,"
                        + " which copies what has changed.",
                done);
    }

    private static String there(DataReport done) {
        return (done.checked() + done.present() + done.copied()) + " of " + done.objects() + " objects are done.";
    }

    /** What is done, and what is wrong. */
    public DataReport done() {
        return done;
    }
}
