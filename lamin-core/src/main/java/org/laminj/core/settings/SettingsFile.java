package org.laminj.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines {@code key=value} of a settings file, in UTF-8. Values are taken by the letter: no quotes, no escapes, no
 * variables. Empty lines and comments are skipped, the last of equal keys counts.
 */
final class SettingsFile {
    private final Path file;
    private final String prefix;
    private final String remedy;
    private final Map<String, String> values = new HashMap<>();

    private SettingsFile(Path file, String prefix, String remedy) {
        this.file = file;
        this.prefix = prefix;
        this.remedy = remedy;
    }

    /**
     * Reads a file.
     *
     * @param prefix what all keys begin with
     * @param remedy sentence that tells people what to do about a broken file
     */
    static SettingsFile read(Path file, String prefix, String remedy) {
        SettingsFile settings = new SettingsFile(file, prefix, remedy);
        List<String> lines = settings.lines();
        for (int index = 0; index < lines.size(); index++) {
            settings.take(index + 1, lines.get(index));
        }
        return settings;
    }

    /** The value of a key that must be there, even if it is {@code null}. */
    String required(String key) {
        String value = values.get(prefix + key);
        if (value == null || value.isEmpty()) {
            throw broken("key " + prefix + key + " is missing, so the file is outdated or broken", null);
        }
        return value;
    }

    /** The converted value of a key that must be there and have a value. */
    <T> T required(String key, Function<String, T> conversion) {
        return converted(key, required(key), conversion);
    }

    /** The value of a key, or null if that is what it says or if there is none. */
    @Nullable
    String optional(String key) {
        return SingleLine.absentIfNull(values.get(prefix + key));
    }

    /** Has a faulty value reported with its key and file. */
    <T> T converted(String key, String value, Function<String, T> conversion) {
        try {
            return conversion.apply(value);
        } catch (IllegalArgumentException e) {
            throw broken("the value of key " + prefix + key + " is wrong: " + e.getMessage(), e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw broken("it is missing, not readable or no text in UTF-8 (" + e + ")", e);
        }
    }

    private void take(int number, String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            // The line is not repeated, for it may be a part of a secret.
            throw broken("line " + number + " has not the form key=value", null);
        }
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1));
    }

    private SettingsException broken(String reason, @Nullable Throwable cause) {
        String stop = reason.endsWith(".") ? " " : ". ";
        return new SettingsException(
                "Cannot read settings file '" + file + "': " + reason + stop + remedy, file, cause);
    }
}
