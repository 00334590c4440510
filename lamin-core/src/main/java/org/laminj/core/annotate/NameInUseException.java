package org.laminj.core.annotate;

import org.laminj.core.LaminException;

/** A label or feature cannot be renamed, for data refers to it by its name. Mirrors {@code RecordNameChangeIntegrityError}. */
public final class NameInUseException extends LaminException {

    private static final long serialVersionUID = 1L;

    public NameInUseException(String message) {
        super(message);
    }
}
