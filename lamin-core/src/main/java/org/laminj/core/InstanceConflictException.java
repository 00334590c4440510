package org.laminj.core;

/** What was asked of an instance contradicts what is there; nothing was changed. */
public final class InstanceConflictException extends LaminException {

    private static final long serialVersionUID = 1L;

    public InstanceConflictException(String message) {
        super(message);
    }
}
