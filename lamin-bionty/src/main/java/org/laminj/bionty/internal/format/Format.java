package org.laminj.bionty.internal.format;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats of files that can be read, those first that say more. */
public enum Format {
    /** OBO Graphs. */
    JSON("com.fasterxml.jackson.core:jackson-databind", true, ".json"),
    OBO("net.sourceforge.owlapi:owlapi-oboformat", true, ".obo"),
    PARQUET("blue.strategic.parquet:parquet-floor", false, ".parquet"),
    TSV("org.apache.commons:commons-csv", true, ".tsv", ".txt"),
    CSV("org.apache.commons:commons-csv", true, ".csv");

    private static final String COMPRESSED = ".gz";

    private final String library;
    private final boolean maybeCompressed;
    private final ImmutableList<String> endings;

    /**
     * A format.
     *
     * @param library the artifact that reads it
     * @param maybeCompressed whether files may be compressed as a whole
     * @param endings of names of files
     */
    Format(String library, boolean maybeCompressed, String... endings) {
        this.library = library;
        this.maybeCompressed = maybeCompressed;
        this.endings = ImmutableList.copyOf(endings);
    }

    /** The format that the name of a file promises; empty if it cannot be read. */
    public static Optional<Format> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.fullEndings().anyMatch(name::endsWith))
                .findFirst();
    }

    /** How names of readable files end, those first that are preferred. */
    public static List<String> allEndings() {
        return Arrays.stream(values()).flatMap(Format::fullEndings).toList();
    }

    private Stream<String> fullEndings() {
        return endings.stream()
                .flatMap(ending -> maybeCompressed ? Stream.of(ending, ending + COMPRESSED) : Stream.of(ending));
    }

    String library() {
        return library;
    }

    /** Whether files of this format hold a whole ontology as its publisher made it, rather than a table for one purpose. */
    public boolean isPublishers() {
        return this == JSON || this == OBO;
    }
}
