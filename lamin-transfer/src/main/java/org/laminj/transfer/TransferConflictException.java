package org.laminj.transfer;

import org.laminj.core.LaminException;

/**
 * Source and target contradict each other: a value is taken, or records that are the same by name differ in kind.
 * Nothing was written.
 */
public final class TransferConflictException extends LaminException {

    private static final long serialVersionUID = 1L;

    public TransferConflictException(String message) {
        super(message);
    }
}
