package org.laminj.bionty;

/** Is told how far the creation of records has come; called by the thread that does the work. */
@FunctionalInterface
public interface TermProgress {

    /**
     * Takes the state: once before the first record is written, and after each ten thousand and the last of them.
     *
     * @param done how many terms have records of those that needed one
     * @param total how many terms needed one
     */
    void progress(long done, long total);

    /** Nobody who wants to know. */
    static TermProgress none() {
        return (done, total) -> {};
    }
}
