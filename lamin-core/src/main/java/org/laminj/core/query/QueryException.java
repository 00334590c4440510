package org.laminj.core.query;

import org.laminj.core.LaminException;

/** A query names a field or lookup that the registry lacks, or compares with a value that does not fit. */
public final class QueryException extends LaminException {

    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message);
    }
}
