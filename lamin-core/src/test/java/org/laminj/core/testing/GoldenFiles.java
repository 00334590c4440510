package org.laminj.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts that people see, each kept as a file in {@code src/test/resources/golden}; the build rewrites them with
 * {@code -Dgolden.rewrite}.
 */
public final class GoldenFiles {

    private static final Path FILES = Path.of("src/test/resources/golden");

    private GoldenFiles() {}

    /**
     * Fails where texts are not as they are kept.
     *
     * @param folder of the files
     * @param texts by the name of their file, without its suffix
     */
    public static void assertHolds(String folder, Map<String, String> texts) {
        if (System.getProperty("golden.rewrite") == null) {
            Map<String, String> kept = new TreeMap<>();
            texts.keySet().forEach(name -> kept.put(name, read(file(folder, name))));
            assertThat(new TreeMap<>(texts)).isEqualTo(kept);
        } else {
            texts.forEach((name, text) -> write(file(folder, name), text));
        }
    }

    private static Path file(String folder, String name) {
        return FILES.resolve(folder).resolve(name + ".txt");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
