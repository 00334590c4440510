package org.laminj.core;

/** Somebody else works with an instance that one at a time can change; nothing was changed. */
public final class InstanceLockedException extends LaminException {

    private static final long serialVersionUID = 1L;

    public InstanceLockedException(String message) {
        super(message);
    }
}
