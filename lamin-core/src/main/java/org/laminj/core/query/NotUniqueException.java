package org.laminj.core.query;

import org.laminj.core.LaminException;

/** A query that should give one record gave several. */
public final class NotUniqueException extends LaminException {

    private static final long serialVersionUID = 1L;

    public NotUniqueException(String message) {
        super(message);
    }
}
