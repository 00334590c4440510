package org.laminj.core;

import org.jspecify.annotations.Nullable;

/**
 * Root of all errors that this library throws on purpose.
 *
 * <p>The message says what could not be done, to which thing, why, and what to do about it. It holds no
 * secrets. Subclasses exist where a caller would react differently.
 */
public abstract class LaminException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected LaminException(String message) {
        super(message);
    }

    protected LaminException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
