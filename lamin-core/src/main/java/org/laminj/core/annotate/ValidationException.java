package org.laminj.core.annotate;

import org.laminj.core.LaminException;

/**
 * Something was to be annotated with what the instance does not know, or with a value of the wrong type; nothing was
 * written. The message says how to register what is missing. Mirrors {@code ValidationError}.
 */
public final class ValidationException extends LaminException {

    private static final long serialVersionUID = 1L;

    public ValidationException(String message) {
        super(message);
    }
}
