package org.laminj.bionty.internal.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.OntologyException.Reason;

/** The content of a file is not what its name promises; the message tells what it is, as the end of a sentence. */
final class FormatException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private FormatException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** It breaks the rules of its format. */
    static FormatException damaged(String message, @Nullable Throwable cause) {
        return new FormatException(Reason.DAMAGED, message, cause);
    }

    /** It is whole, but says nothing that can be used here. */
    static FormatException unreadable(String message) {
        return new FormatException(Reason.UNREADABLE, message, null);
    }

    Reason reason() {
        return reason;
    }
}
