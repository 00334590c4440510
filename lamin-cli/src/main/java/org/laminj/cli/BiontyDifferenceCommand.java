package org.laminj.cli;

import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyDifference;
import org.laminj.bionty.ontology.OntologyDifference.TermChange;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two releases of an ontology. */
@Command(
        description = {
            "Tells what a release of an ontology says differently than another one.",
            "Without --source it is the release in use."
        },
        footer = {
            "  See what became of the terms of an older release:",
            "    lamin bionty difference CellType cl@2022-08-16"
        })
final class BiontyDifferenceCommand implements Runnable {

    private final Environment environment;

    @Mixin
    private final OntologyOptions options = new OntologyOptions();

    @Parameters(index = "1", paramLabel = "OLDER", description = "The other release, as NAME@VERSION.")
    private String older = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private OutputFormat format = OutputFormat.TABLE;

    BiontyDifferenceCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance lamin = environment.current()) {
            Source newer = options.source(lamin);
            OntologyDifference difference =
                    difference(Bionty.of(lamin), options.type(lamin), options.source(lamin, older), newer);
            Console console = environment.console();
            console.message(MessageLevel.INFO, difference.toString());
            if (!difference.isEmpty() || format != OutputFormat.TABLE) {
                new FramePrinter(console).print(frame(difference), format);
            }
        }
    }

    private static <R extends SqlRecord> OntologyDifference difference(
            Bionty bionty, Class<R> type, Source older, Source newer) {
        return bionty.ontology(type, newer).differenceFrom(bionty.ontology(type, older));
    }

    private static DataFrame frame(OntologyDifference difference) {
        DataFrameArrayAppender frame = DataFrame.byArrayRow("ontology_id", "name", "change", "before", "after")
                .appender();
        difference.added().forEach(term -> frame.append(term.ontologyId(), term.name(), "added", null, null));
        difference.removed().forEach(term -> frame.append(term.ontologyId(), term.name(), "removed", null, null));
        for (Term term : difference.obsoleted()) {
            String instead = term.replacedBy().isEmpty() ? null : String.join("|", term.replacedBy());
            frame.append(term.ontologyId(), term.name(), "obsolete", null, instead);
        }
        for (TermChange change : difference.changed()) {
            change.values()
                    .forEach(value -> frame.append(
                            change.ontologyId(), change.name(), value.field(), value.before(), value.after()));
        }
        return frame.toDataFrame();
    }
}
