package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.laminj.core.Instance;
import org.laminj.transfer.internal.RevertJob;

/**
 * Takes a transfer back: removes what its run created, where nothing else needs it.
 *
 * <p>A record stays if a row that the run did not create refers to it, or if it was saved again since; and so does all
 * that such a record needs or is annotated with. What the run changed in records that were there before is not undone;
 * data is not touched.
 *
 * <pre>{@code
 * RevertReport report = Revert.of(lab, run).plan();
 * }</pre>
 */
public final class Revert {

    private final Instance target;
    private final String run;

    private Revert(Instance target, String run) {
        this.target = target;
        this.run = run;
    }

    /**
     * Names the transfer.
     *
     * @param target the instance into which it was made, open for writing
     * @param run uid of its run, see {@link TransferReport#run()}
     */
    public static Revert of(Instance target, String run) {
        return new Revert(requireNonNull(target, "target"), requireNonNull(run, "run"));
    }

    /**
     * What {@link #apply} would remove. Only reads.
     *
     * @throws TransferException as {@link #apply}
     */
    public RevertReport plan() {
        return new RevertJob(target, run).plan();
    }

    /**
     * Removes the rows in one transaction. Each family of versions that loses its latest gets another.
     *
     * @throws TransferException if there is no such run, or it is not the run of a transfer; nothing was removed
     * @throws org.laminj.core.store.ConstraintException if a table that this program does not know refers to one of the
     *     rows; nothing was removed
     */
    public RevertReport apply() {
        return new RevertJob(target, run).apply();
    }
}
