package org.laminj.cli;

import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.vocabulary.Terminology;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words by which commands are told which values to check, and against what. */
final class CheckedValues {

    /** What values are checked against. */
    enum Against {
        PUBLIC,
        REGISTRY;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return WordConverter.word(this);
        }
    }

    @Mixin
    private final OntologyOptions options = new OntologyOptions();

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = {
                "A table (.csv, or .tsv with tabs), of which --column is checked;",
                "or a text with a value on each line; - for standard input."
            })
    private String file = "";

    @Option(names = "--column", paramLabel = "NAME", description = "The column of the table.")
    private @Nullable String column;

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "What the values are, e.g. ontology_id; names by default.")
    private @Nullable String field;

    @Option(
            names = "--against",
            paramLabel = "public|registry",
            description = "The public ontology (default), or the records of the current instance.")
    private Against against = Against.PUBLIC;

    /** Reads the values. */
    ValueFile read(Console console) {
        return ValueFile.read(console, file, column);
    }

    /** What they are checked against. */
    Terminology terminology(Instance lamin) {
        Terminology names = against == Against.PUBLIC ? options.ontology(lamin) : lamin.vocabulary(options.type(lamin));
        return field == null ? names : names.by(field);
    }
}
