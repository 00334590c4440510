package org.laminj.core.store;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** A {@link Cancellation} ended the work. What its transaction had written is rolled back. */
public final class CancelledException extends LaminException {

    private static final long serialVersionUID = 1L;

    /** @param cause what the database said; null if nothing was asked of it any more */
    public CancelledException(@Nullable Throwable cause) {
        super("The work was cancelled, and its transaction is rolled back.", cause);
    }
}
