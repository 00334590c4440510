package org.laminj.cli;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.lineage.LineageGraph;

/** What lineage is written as. */
enum LineageFormat {
    /** A tree for terminals. */
    TEXT(".txt") {
        @Override
        String write(LineageGraph graph) {
            return graph.toText();
        }
    },
    /** A picture. */
    SVG(".svg") {
        @Override
        String write(LineageGraph graph) {
            return graph.toSvg();
        }
    },
    /** The language of Graphviz. */
    DOT(".dot", ".gv") {
        @Override
        String write(LineageGraph graph) {
            return graph.toDot();
        }
    },
    /** A flowchart in the language of Mermaid. */
    MERMAID(".mmd", ".mermaid") {
        @Override
        String write(LineageGraph graph) {
            return graph.toMermaid();
        }
    };

    private final ImmutableList<String> suffixes;

    LineageFormat(String... suffixes) {
        this.suffixes = ImmutableList.copyOf(suffixes);
    }

    /**
     * The format that the suffix of a file names.
     *
     * @throws IllegalArgumentException if it names none
     */
    static LineageFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> format.suffixes.stream().anyMatch(name::endsWith))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot tell from '" + file
                        + "' what to write lineage as: end the name with " + allSuffixes() + ", or give --format."));
    }

    private static String allSuffixes() {
        return Stream.of(values()).flatMap(format -> format.suffixes.stream()).collect(Collectors.joining(", "));
    }

    abstract String write(LineageGraph graph);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
