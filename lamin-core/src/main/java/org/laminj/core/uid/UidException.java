package org.laminj.core.uid;

import org.laminj.core.LaminException;

/** A uid that is well formed cannot do what was asked of it, because its versions are used up. */
public final class UidException extends LaminException {
    private static final long serialVersionUID = 1L;

    private final String uid;

    UidException(String message, String uid) {
        super(message);
        this.uid = uid;
    }

    /** The uid in question. */
    public String uid() {
        return uid;
    }
}
