package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** A public ontology cannot be found, reached, read or trusted, or it lacks what was asked for. */
public final class OntologyException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why an ontology cannot be used. */
    public enum Reason {
        /** There is no release, no registry or no term of that name. */
        UNKNOWN,
        /** Several releases, or terms, are meant by what was asked for, or an organism is missing that tells which. */
        AMBIGUOUS,
        /** Its file is not on this machine, and cannot be fetched. */
        UNREACHABLE,
        /** Its file is truncated, garbled, or not the one that was published. */
        DAMAGED,
        /** Its file is in a format that this program cannot read, perhaps for lack of a library. */
        UNREADABLE,
        /** The instance has a record that the release contradicts, and the policy is to fail. */
        CONFLICT
    }

    public OntologyException(Reason reason, String message) {
        this(reason, message, null);
    }

    public OntologyException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
