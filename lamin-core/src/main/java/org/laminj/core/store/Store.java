package org.laminj.core.store;

import java.util.function.Function;

/** The database of an instance. Thread-safe. */
public interface Store {

    /** Does some work that reads; all of it sees one state of the database. */
    <T> T read(Function<StoreSession, T> work);

    /**
     * Does some work in one transaction, which is rolled back if the work throws.
     *
     * @throws BusyException if another program writes for too long; the work may be done again
     * @throws ReadOnlyException if the instance was opened by {@code using}
     */
    <T> T write(Function<StoreSession, T> work);
}
