package org.laminj.core.store;

import org.laminj.core.LaminException;

/** A write was asked of an instance that is open for reading only. */
public final class ReadOnlyException extends LaminException {

    private static final long serialVersionUID = 1L;

    public ReadOnlyException(String message) {
        super(message);
    }
}
