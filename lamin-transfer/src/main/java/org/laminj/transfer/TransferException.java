package org.laminj.transfer;

import org.laminj.core.LaminException;

/** A transfer cannot be done as asked; nothing was written. */
public final class TransferException extends LaminException {

    private static final long serialVersionUID = 1L;

    public TransferException(String message) {
        super(message);
    }
}
