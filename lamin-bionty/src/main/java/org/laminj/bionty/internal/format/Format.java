package org.laminj.bionty.internal.format;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats of files that can be read, those first that say more. */
public enum Format {
    /** OBO Graphs as JSON. */
    JSON(".json"),
    OBO(".obo");

    private static final String COMPRESSED = ".gz";

    private final ImmutableList<String> endings;

    Format(String... endings) {
        this.endings = ImmutableList.copyOf(endings);
    }

    /** The format that the name of a file promises; empty if it cannot be read. */
    public static Optional<Format> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(plain::endsWith))
                .findFirst();
    }

    /** How names of readable files end, those first that are preferred. */
    public static List<String> allEndings() {
        return Arrays.stream(values())
                .flatMap(format -> format.endings.stream())
                .flatMap(ending -> Stream.of(ending, ending + COMPRESSED))
                .toList();
    }

    /** Whether files of this format hold a whole ontology as its publisher made it, rather than a table for one purpose. */
    public boolean isPublishers() {
        return this == JSON || this == OBO;
    }
}
