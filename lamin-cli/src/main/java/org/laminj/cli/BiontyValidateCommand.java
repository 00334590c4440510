package org.laminj.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.core.Instance;
import org.laminj.core.vocabulary.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks values against an ontology. */
@Command(
        description = {
            "Checks values against a public ontology, or against the records of the current instance.",
            "Prints those that are not validated, on how many lines each stands, and what it may mean.",
            "Ends with exit code 7 if there are any. Blank values do not count."
        },
        footer = {
            "  Check the cell types of a table:",
            "    lamin bionty validate CellType ./cells.csv --column cell_type",
            "  Check a list of ontology ids:",
            "    lamin bionty validate CellType ./ids.txt --field ontology_id"
        })
final class BiontyValidateCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final CheckedValues checked = new CheckedValues();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private OutputFormat format = OutputFormat.TABLE;

    BiontyValidateCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Console console = environment.console();
        List<String> values = checked.read(console).values();
        try (Instance lamin = environment.current()) {
            Inspection inspection = checked.terminology(lamin).inspect(values);
            if (!inspection.isComplete() || format != OutputFormat.TABLE) {
                new FramePrinter(console).print(frame(inspection, values), format);
            }
            return inspection.isComplete() ? ExitCode.DONE : ExitCode.NOT_VALIDATED;
        }
    }

    private static DataFrame frame(Inspection inspection, List<String> values) {
        Map<String, Long> lines = values.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        DataFrameArrayAppender frame =
                DataFrame.byArrayRow("value", "lines", "outcome", "means").appender();
        inspection
                .standardizable()
                .forEach((value, names) -> frame.append(value, lines.get(value), "standardizable", names));
        inspection.unknown().forEach(value -> frame.append(value, lines.get(value), "unknown", List.of()));
        return frame.toDataFrame();
    }
}
