package org.laminj.cli;

import java.util.List;
import org.laminj.bionty.ontology.PublicOntology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches a public ontology. */
@Command(
        description = {
            "Searches a public ontology for the terms that best fit a text.",
            "Case does not matter; names go before synonyms and definitions."
        },
        footer = {
            "  Search the Cell Ontology:",
            "    lamin bionty search CellType 't cell'",
            "  The one best term for a program:",
            "    lamin bionty search CellType 't lymphocyte' --limit 1 -o json"
        })
final class BiontySearchCommand implements Runnable {

    private final Environment environment;

    @Mixin
    private final OntologyOptions options = new OntologyOptions();

    @Parameters(index = "1", paramLabel = "TEXT", description = "What to look for.")
    private String text = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many terms; ${DEFAULT-VALUE} by default.")
    private int limit = 20;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private OutputFormat format = OutputFormat.TABLE;

    BiontySearchCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        if (limit < 0) {
            throw new IllegalArgumentException("A search cannot give " + limit + " terms. Name a positive limit.");
        }
        try (Instance lamin = environment.current()) {
            PublicOntology<?> ontology = options.ontology(lamin);
            List<Term> found = ontology.search(text, limit);
            new FramePrinter(environment.console()).print(ontology.df(found), format);
        }
    }
}
