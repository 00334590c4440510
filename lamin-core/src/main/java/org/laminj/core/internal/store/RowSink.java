package org.laminj.core.internal.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes many rows for one table, in the fastest way that the database has. */
interface RowSink extends AutoCloseable {

    /** Takes a row, with its values in the form in which the database stores them. */
    void add(List<@Nullable Object> values);

    /** Has all rows written, and answers how many were. */
    long finish();

    /** Gives up what is not finished. */
    @Override
    void close();
}
