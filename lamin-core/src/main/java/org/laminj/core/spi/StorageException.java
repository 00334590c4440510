package org.laminj.core.spi;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** The bytes of an object cannot be reached or written. */
public final class StorageException extends LaminException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
