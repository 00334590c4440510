package org.laminj.core.store;

/**
 * Brings rows of another database within reach of a session, so that they are compared and inserted as sets.
 *
 * <p>Rows lie in temporary tables of the session until they are closed. Between two SQLite files the database reads the
 * other file by itself; else the rows come in a stream, never all of them in memory. Not thread-safe; to be closed
 * before the session ends.
 */
public interface Staging extends AutoCloseable {

    /**
     * Brings rows, in a fixed number of statements.
     *
     * @throws BusyException if a row lacks a required reference, for the source has changed since it was looked at
     */
    StagedRows stage(RowCopy copy);

    /** Drops what was staged. */
    @Override
    void close();
}
