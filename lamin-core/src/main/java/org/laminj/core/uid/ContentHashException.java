package org.laminj.core.uid;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** A file or directory could not be hashed, because it could not be read to the end. */
public final class ContentHashException extends LaminException {
    private static final long serialVersionUID = 1L;

    // A Path is not serializable, its text is.
    private final String path;

    ContentHashException(String reason, Path path, @Nullable Throwable cause) {
        super("Cannot hash '" + path + "': " + reason, cause);
        this.path = path.toString();
    }

    /** The file or directory in question. */
    public Path path() {
        return Path.of(path);
    }
}
