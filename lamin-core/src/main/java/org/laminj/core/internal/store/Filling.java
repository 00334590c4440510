package org.laminj.core.internal.store;

import org.laminj.core.store.RowCopy;

/** How rows of a source come into a staged table. */
interface Filling {

    /** Brings the rows that a copy selects, translated. */
    void fill(StagedTable staged, RowCopy copy);
}
