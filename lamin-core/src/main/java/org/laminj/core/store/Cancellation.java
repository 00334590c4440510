package org.laminj.core.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one thread end what others do with the instances that were opened with it: statements that run are cancelled, no
 * other one begins, and transactions are rolled back with a {@link CancelledException}. It is for good: instances that
 * were cancelled can only be closed.
 *
 * <p>Thread-safe.
 *
 * @see org.laminj.core.Instances.Builder#cancellation
 */
public final class Cancellation {

    private final Set<Running> all = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private volatile boolean committed;

    /**
     * Cancels what runs, and what comes. Statements of which the database does not know yet may go on: called again, this
     * cancels them, too. For PostgreSQL it opens a connection for each statement that runs.
     *
     * @throws StoreException if a server cannot be told; what follows the statement that runs there is cancelled anyway
     */
    public void cancel() {
        cancelled = true;
        all.forEach(running -> running.stop.run());
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Whether a transaction that may have changed something was committed before. */
    public boolean hasCommitted() {
        return committed;
    }

    /** Notes that a transaction that may have changed something is committed. */
    public void committed() {
        committed = true;
    }

    /**
     * Does nothing unless it was cancelled.
     *
     * @throws CancelledException if it was
     */
    public void check() {
        if (cancelled) {
            throw new CancelledException(null);
        }
    }

    /**
     * Work begins that can be stopped.
     *
     * @param stop called by whoever cancels, more than once perhaps
     * @return what is closed when the work has ended
     * @throws CancelledException if it was cancelled
     */
    public Running begin(Runnable stop) {
        Running running = new Running(this, stop);
        all.add(running);
        try {
            check();
            return running;
        } catch (CancelledException e) {
            running.close();
            throw e;
        }
    }

    /** Work that can be stopped, until it is closed. */
    public static final class Running implements AutoCloseable {

        private final Cancellation cancellation;
        private final Runnable stop;

        private Running(Cancellation cancellation, Runnable stop) {
            this.cancellation = cancellation;
            this.stop = stop;
        }

        @Override
        public void close() {
            cancellation.all.remove(this);
        }
    }
}
