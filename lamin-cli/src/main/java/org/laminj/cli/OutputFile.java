package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command writes; who reads it sees the old or the new content, never a part. */
record OutputFile(Path path) {

    /**
     * Writes the file; a pipe or device gets the text itself.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    void write(String text) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "Cannot write '" + path + "': its folder does not exist. Name a file that can be written.");
        }
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                Files.writeString(path, text, UTF_8);
            } else {
                replace(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(), text); // a link stays one
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot write '" + path + "': " + e + ". Name a file that can be written.", e);
        }
    }

    private void replace(Path target, String text) throws IOException {
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(part, text, UTF_8);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
