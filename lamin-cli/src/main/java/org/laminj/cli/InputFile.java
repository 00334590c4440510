package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that a command was given to read.
 *
 * @param what it is, such as {@code plan}
 * @param remedy a sentence that says where such files come from
 */
record InputFile(Path path, String what, String remedy) {

    /**
     * Its text.
     *
     * @throws IllegalArgumentException if it cannot be read, saying why
     */
    String text() {
        try {
            return Files.readString(path, UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + what + " '" + path + "': " + reason(e) + ". " + remedy, e);
        }
    }

    private String reason(IOException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (thrown instanceof AccessDeniedException) {
            return "it may not be read";
        }
        if (thrown instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return Files.isDirectory(path) ? "it is a folder" : String.valueOf(thrown.getMessage());
    }
}
