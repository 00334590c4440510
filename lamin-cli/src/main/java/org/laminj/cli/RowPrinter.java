package org.laminj.cli;

import org.dflib.DataFrame;

/** Prints a table that comes in parts, all with the same columns; holds nothing of it. */
interface RowPrinter {

    /** Prints the rows of a part, which may be none; before those of the first what stands above them. */
    void print(DataFrame part);

    /** Prints what stands below all rows. */
    default void end() {}
}
