package org.laminj.core.store;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** The database refused or failed. */
public final class StoreException extends LaminException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
