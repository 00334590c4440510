package org.laminj.core.query;

import org.laminj.core.LaminException;

/** A query that should give one record gave none. */
public final class NoSuchRecordException extends LaminException {

    private static final long serialVersionUID = 1L;

    public NoSuchRecordException(String message) {
        super(message);
    }
}
