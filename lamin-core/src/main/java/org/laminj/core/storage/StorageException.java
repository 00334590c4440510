package org.laminj.core.storage;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** The bytes of an object cannot be reached, written or trusted. */
public final class StorageException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why an object cannot be used. */
    public enum Reason {
        /** There is none at that place. */
        MISSING,
        /** Credentials are missing, wrong, or do not suffice. */
        FORBIDDEN,
        /** Somebody else has written it since it was looked at, or where none was expected. */
        CHANGED,
        /** Its storage does not answer, or answers with errors, even when asked again. */
        UNREACHABLE,
        /** Its bytes are not those that they should be. */
        CORRUPT,
        /** What is asked for cannot be done with this place at all. */
        UNUSABLE
    }

    public StorageException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
