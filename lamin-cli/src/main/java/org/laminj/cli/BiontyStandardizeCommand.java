package org.laminj.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.vocabulary.Terminology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces values by the names that an ontology has for them. */
@Command(
        description = {
            "Replaces synonyms, and names in other letter case, by the names of a public ontology or of records.",
            "All other values, and all other columns, stay as they are."
        },
        footer = {
            "  Standardize the cell types of a table:",
            "    lamin bionty standardize CellType ./cells.csv --column cell_type \\",
            "      -o ./standardized.csv"
        })
final class BiontyStandardizeCommand implements Runnable {

    private final Environment environment;

    @Mixin
    private final CheckedValues checked = new CheckedValues();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write, which may be the file itself; standard output by default.")
    private @Nullable Path output;

    BiontyStandardizeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Console console = environment.console();
        ValueFile file = checked.read(console);
        List<String> values = file.values();
        try (Instance lamin = environment.current()) {
            Terminology terminology = checked.terminology(lamin);
            terminology.inspect(values);
            List<String> names = terminology.standardize(values);
            write(console, file.with(names));
            console.message(
                    MessageLevel.SUCCESS,
                    "standardized " + changed(values, names) + " of " + values.size() + " values");
        }
    }

    private void write(Console console, String text) {
        if (output == null) {
            console.print(text);
        } else {
            new OutputFile(output).write(text);
        }
    }

    private static long changed(List<String> values, List<String> names) {
        long changed = 0;
        for (int position = 0; position < values.size(); position++) {
            changed += values.get(position).equals(names.get(position)) ? 0 : 1;
        }
        return changed;
    }
}
