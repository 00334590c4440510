package org.laminj.docs;

import com.google.common.collect.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the documentation and the sources that they show. */
final class Pages {

    private static final Path DOCS =
            Path.of(System.getProperty("basedir", "docs")).toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    private Pages() {}

    /** Whether pages are to be brought up to date instead of being checked: {@code -Ddocs.rewrite}. */
    static boolean areRewritten() {
        return System.getProperty("docs.rewrite") != null;
    }

    /** A page of the documentation, whether it exists or not. */
    static Path page(String name) {
        return DOCS.resolve(name);
    }

    /** All pages, those of the root of the repository among them. */
    static List<Path> all() {
        Path root = DOCS.resolveSibling("README.md");
        Path changelog = DOCS.resolveSibling("CHANGELOG.md");
        return Stream.concat(Stream.of(root, changelog), files(".md").stream()).toList();
    }

    /**
     * A fenced block of a page.
     *
     * @param language what stands after the fence
     * @param text all lines, each with its line feed
     */
    record Block(String language, String text) {}

    /** The fenced blocks of a page, in order. */
    static List<Block> blocks(String name) {
        return blocksOf(read(page(name)));
    }

    /** The fenced blocks of a text, in order. */
    static List<Block> blocksOf(String text) {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
    }

    /** The Java sources of the documentation and its examples. */
    static List<Path> sources() {
        return files(".java");
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !isBuilt(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file lies in the output folder of this module or of one below it. */
    private static boolean isBuilt(Path file) {
        return Streams.stream(DOCS.relativize(file)).anyMatch(Path.of("target")::equals);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
