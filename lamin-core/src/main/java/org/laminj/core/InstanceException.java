package org.laminj.core;

import org.jspecify.annotations.Nullable;

/** An instance cannot be found, reached or understood. */
public final class InstanceException extends LaminException {

    private static final long serialVersionUID = 1L;

    public InstanceException(String message) {
        super(message);
    }

    public InstanceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
