package org.laminj.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes small files so that a reader in another process sees the old or the new content, never a part. */
final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes the file, and its folder if that is missing. On POSIX systems only the owner may read it, for settings hold
     * passwords.
     */
    static void write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new SettingsException("Cannot write '" + target + "': it is no file. Name a file.", target, null);
        }
        try {
            Files.createDirectories(folder);
            replace(target, content, Files.createTempFile(folder, ".", ".tmp"));
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot write settings file '" + target + "': " + e + ". Make its folder writable, or set"
                            + " LAMIN_SETTINGS_DIR or LAMIN_CACHE_DIR to a folder that is.",
                    target,
                    e);
        }
    }

    private static void replace(Path target, byte[] content, Path temporary) throws IOException {
        try {
            Files.write(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
