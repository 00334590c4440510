package org.laminj.core.store;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** The database cannot be reached, or its user may not do what was asked; the message says what has to be changed. */
public final class UnavailableException extends LaminException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
