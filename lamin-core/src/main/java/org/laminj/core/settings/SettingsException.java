package org.laminj.core.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;

/** A settings file or a storage marker cannot be read, understood or written. Its message holds no secrets. */
public final class SettingsException extends LaminException {
    private static final long serialVersionUID = 1L;

    // A Path is not serializable, its text is.
    private final @Nullable String file;

    SettingsException(String message) {
        super(message);
        this.file = null;
    }

    SettingsException(String message, Path file, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file.toString();
    }

    /** The file or folder in question; empty if none is to blame. */
    public Optional<Path> file() {
        return Optional.ofNullable(file).map(Path::of);
    }
}
