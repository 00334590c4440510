package org.laminj.core.query;

import org.laminj.core.LaminException;

/** A query that should give one record gave none or several. */
public abstract sealed class NotOneRecordException extends LaminException
        permits NoSuchRecordException, NotUniqueException {

    private static final long serialVersionUID = 1L;

    NotOneRecordException(String message) {
        super(message);
    }
}
