package org.laminj.storage.internal;

import java.util.concurrent.atomic.AtomicLong;
import org.laminj.storage.ByteProgress;

/** Adds up what has moved of several objects, and tells somebody. What is moved again after a fault counts once. */
public final class MovedBytes {

    private final ByteProgress progress;
    private final String what;
    private final long all;
    private final AtomicLong done = new AtomicLong();

    /**
     * @param what is on its way
     * @param all how many bytes there are
     */
    public MovedBytes(ByteProgress progress, String what, long all) {
        this.progress = progress;
        this.what = what;
        this.all = all;
    }

    /** So many have moved. */
    public void more(long bytes) {
        if (bytes > 0) {
            progress.advances(what, Math.min(all, done.addAndGet(bytes)), all);
        }
    }
}
