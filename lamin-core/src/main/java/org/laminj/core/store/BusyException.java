package org.laminj.core.store;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** Another program is writing to the database; the same work may succeed when that has ended. Nothing was written. */
public final class BusyException extends LaminException {

    private static final long serialVersionUID = 1L;

    public BusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
