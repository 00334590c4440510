package org.laminj.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a Java source that a page shows.
 *
 * @param file name of the source, which must be unique
 * @param region between {@code tag::region} and {@code end::region}; empty for the whole source but package and imports
 */
record Snippet(String file, String region) {

    /** Reads {@code File.java#region} or {@code File.java}. */
    static Snippet parse(String reference) {
        String[] parts = reference.split("#", 2);
        return new Snippet(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** The text, as far to the left as it goes, without a line feed at the end. */
    String text() {
        List<String> lines = Pages.read(source()).lines().toList();
        List<String> shown = region.isEmpty() ? declaration(lines) : region(lines);
        return String.join("\n", shown).stripIndent().strip();
    }

    private Path source() {
        List<Path> found =
                Pages.sources().stream().filter(source -> source.endsWith(file)).toList();
        if (found.size() != 1) {
            throw new AssertionError("Snippet '" + this + "' needs one source of that name, but there are " + found);
        }
        return found.get(0);
    }

    private static List<String> declaration(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .collect(Collectors.toList());
    }

    private List<String> region(List<String> lines) {
        int start = lineOf(lines, "// tag::" + region);
        int end = lineOf(lines, "// end::" + region);
        return lines.subList(start + 1, end);
    }

    private int lineOf(List<String> lines, String mark) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).strip().equals(mark)) {
                return line;
            }
        }
        throw new AssertionError("Snippet '" + this + "' needs a line '" + mark + "' in " + file);
    }

    @Override
    public String toString() {
        return region.isEmpty() ? file : file + "#" + region;
    }
}
