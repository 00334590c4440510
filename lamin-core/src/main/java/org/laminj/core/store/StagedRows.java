package org.laminj.core.store;

import java.util.Set;

/** Rows of another database within reach of a session, beside the table into which they go. One statement for each call. */
public interface StagedRows {

    /** How many they are, those that are set aside among them. */
    long size();

    /** The ids in the source of rows that are set aside. */
    Set<Long> setAside();

    /** The ids in the source of rows that have no counterpart in the table now. */
    Set<Long> missing();

    /**
     * Inserts the rows that have no counterpart, in the order of their ids in the source.
     *
     * @return how many were inserted
     */
    long insert();

    /**
     * As {@link #insert}.
     *
     * @return the ids of the inserted rows in the target
     */
    Set<Long> insertAndList();
}
