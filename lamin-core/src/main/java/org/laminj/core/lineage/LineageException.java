package org.laminj.core.lineage;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** Lineage cannot be drawn here. */
public final class LineageException extends LaminException {

    private static final long serialVersionUID = 1L;

    public LineageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
