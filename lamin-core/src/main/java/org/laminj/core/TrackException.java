package org.laminj.core;

/** A run cannot be started under this uid; the message holds the uid or key to use instead. */
public final class TrackException extends LaminException {

    private static final long serialVersionUID = 1L;

    public TrackException(String message) {
        super(message);
    }
}
