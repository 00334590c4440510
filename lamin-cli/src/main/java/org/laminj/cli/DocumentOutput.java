package org.laminj.cli;

import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option of commands that tell of one thing: as text for people, or as one JSON document for programs. */
final class DocumentOutput {

    /** How it is printed. */
    enum Format {
        TEXT,
        JSON;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private Format format = Format.TEXT;

    boolean isJson() {
        return format == Format.JSON;
    }

    /**
     * Prints one of the two.
     *
     * @param document a record, or what Jackson takes for one
     */
    void print(Console console, Supplier<String> text, Supplier<?> document) {
        console.print(isJson() ? JsonDocument.of(document.get()) : text.get());
    }
}
