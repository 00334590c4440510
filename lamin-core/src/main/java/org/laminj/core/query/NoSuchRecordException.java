package org.laminj.core.query;

/** A query that should give one record gave none. */
public final class NoSuchRecordException extends NotOneRecordException {

    private static final long serialVersionUID = 1L;

    public NoSuchRecordException(String message) {
        super(message);
    }
}
