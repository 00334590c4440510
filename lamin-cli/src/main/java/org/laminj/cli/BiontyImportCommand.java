package org.laminj.cli;

import static org.laminj.core.query.Condition.lookup;

import java.util.List;
import java.util.Set;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.OntologyRegistry;
import org.laminj.bionty.TermProgress;
import org.laminj.bionty.ontology.Finding;
import org.laminj.bionty.ontology.PublicOntology;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.vocabulary.OnOtherRelease;
import org.laminj.transfer.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates records of the terms of an ontology. */
@Command(
        description = {
            "Creates records of the terms of a public ontology, with those above them and the links to their parents.",
            "Of all terms, of those named, or of those that values in a file mean. What is there already stays;",
            "all of it happens, or nothing."
        },
        footer = {
            "  Import the whole Cell Ontology that is in use:",
            "    lamin bionty import CellType",
            "  Import a term with all that is above it:",
            "    lamin bionty import CellType CL:0000084",
            "  Import what a table needs:",
            "    lamin bionty import CellType --file ./cells.csv --column cell_type"
        })
final class BiontyImportCommand implements Runnable {

    private static final Set<Finding.Kind> SHARED = Set.of(Finding.Kind.SHARED_NAME, Finding.Kind.SHARED_SYNONYM);
    private static final int MOST_TOLD = 10;

    private final Environment environment;

    @Mixin
    private final OntologyOptions options = new OntologyOptions();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TERM",
            description = "Terms by their ontology ids or names; all if none is named.")
    private List<String> terms = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Values: a table, of which --column is taken, or one on each line; - for standard input.")
    private @Nullable String file;

    @Option(names = "--column", paramLabel = "NAME", description = "The column of the table.")
    private @Nullable String column;

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "What the values are, e.g. ontology_id; names by default.")
    private @Nullable String field;

    @Option(
            names = "--on-other-release",
            paramLabel = "keep-target|add-source|fail",
            description = {
                "What happens with records that are from another release: they stay (default), they stay and get the",
                "synonyms that only this release has, or nothing is written (exit code 3)."
            })
    private OnOtherRelease onOtherRelease = OnOtherRelease.KEEP_TARGET;

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    BiontyImportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        checkChoice();
        try (Instance lamin = environment.current()) {
            Bionty bionty = Bionty.of(lamin);
            OntologyRegistry<?> registry = registry(lamin, bionty, options.type(lamin));
            if (terms.isEmpty() && file == null) {
                print(registry.importSource());
                tellWhatIsShared(bionty.ontology(options.type(lamin), options.source(lamin)));
            } else {
                print(lamin, records(registry));
            }
        }
    }

    private void checkChoice() {
        if (file == null ? column != null || field != null : !terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "Terms are named one by one, or by --file with --column and --field." + " Leave out one of these.");
        }
    }

    /** Each of the terms has its record, but people who look for one by name should know. */
    private void tellWhatIsShared(PublicOntology<?> ontology) {
        ontology.ontology().findings().stream()
                .filter(finding -> SHARED.contains(finding.kind()))
                .limit(MOST_TOLD)
                .forEach(finding -> environment.console().message(MessageLevel.INFO, finding.text()));
    }

    private <R extends SqlRecord> OntologyRegistry<R> registry(Instance lamin, Bionty bionty, Class<R> type) {
        OntologyRegistry<R> registry = bionty.registry(type)
                .from(options.source(lamin))
                .onOtherRelease(onOtherRelease)
                .telling(progress());
        OntologyRegistry<R> ofOrganism =
                options.organism() == null ? registry : registry.ofOrganism(options.organism());
        return field == null ? ofOrganism : ofOrganism.by(field);
    }

    private TermProgress progress() {
        Console console = environment.console();
        if (!console.terminal().isPresent()) {
            return TermProgress.none();
        }
        ProgressLine line = new ProgressLine(console);
        return (done, total) -> line.advances(Phase.WRITE, done, total);
    }

    private List<? extends SqlRecord> records(OntologyRegistry<?> registry) {
        if (file != null) {
            return registry.fromValues(
                    ValueFile.read(environment.console(), file, column).values());
        }
        return registry.fromSource(terms);
    }

    private void print(ImportReport report) {
        output.print(environment.console(), report::toString, () -> report);
    }

    private void print(Instance lamin, List<? extends SqlRecord> records) {
        Console console = environment.console();
        console.message(
                MessageLevel.SUCCESS,
                "the current instance has " + (records.size() == 1 ? "the record" : records.size() + " records")
                        + " of what was asked for");
        output.print(console, () -> "", () -> RecordObjects.of(frame(lamin, records)));
    }

    private DataFrame frame(Instance lamin, List<? extends SqlRecord> records) {
        List<Long> ids = records.stream().map(record -> record.id().value()).toList();
        return lamin.query(options.type(lamin)).filter(lookup("id__in", ids)).df();
    }
}
