package org.laminj.core.store;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** A row would break a rule of the database: a value taken, missing, or pointing nowhere. */
public final class ConstraintException extends LaminException {

    private static final long serialVersionUID = 1L;

    public ConstraintException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
