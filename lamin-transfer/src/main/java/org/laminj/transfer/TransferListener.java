package org.laminj.transfer;

/**
 * Is told how a transfer goes on. Called by the thread that transfers, within its transactions: a listener that is slow
 * makes the transfer slow, and one that throws makes it fail.
 */
public interface TransferListener {

    /** What {@link #advances} is given where the whole is not known yet. */
    long UNKNOWN = -1;

    /** A phase begins. Phases come again for each part, and when the database was busy and the work is done anew. */
    default void begins(Phase phase) {}

    /**
     * A phase has come so far.
     *
     * @param done records read, objects checked or copied, or rows written
     * @param all how many there are, or {@link #UNKNOWN}
     */
    default void advances(Phase phase, long done, long all) {}

    /** What became of a record; called after the commit that made it so. */
    default void record(PlannedRecord record) {}

    /**
     * A part was committed; a transfer in one transaction has one part.
     *
     * @param roots how many selected records are done
     * @param allRoots how many are selected
     */
    default void committed(long roots, long allRoots) {}

    /** A listener that does nothing. */
    static TransferListener none() {
        return new TransferListener() {};
    }
}
