package org.laminj.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.laminj.core.display.PrintableText;
import org.laminj.transfer.PlannedRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows why the plan of a transfer reaches a record. */
@Command(
        description = "Shows the way by which the plan of a transfer reaches a record, from a selected record on.",
        footer = {
            "  Make a plan, then see why it reaches a label:",
            "    lamin transfer artifact dPra --from laminlabs/lamindata \\",
            "        --dry-run --plan ./plan.json",
            "    lamin explain ./plan.json vfLXaHgD"
        })
final class ExplainCommand implements Runnable {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'lamin transfer --plan FILE' wrote.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "UID", description = "The uid of the record.")
    private String uid = "";

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    ExplainCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        List<PlannedRecord> way = new PlanFile(file).read().explain(uid);
        output.print(environment.console(), () -> text(way), () -> way);
    }

    private static String text(List<PlannedRecord> way) {
        StringBuilder text = new StringBuilder();
        String indent = "";
        for (PlannedRecord record : way) {
            PlannedRecord.Step step = record.step();
            text.append(indent)
                    .append(step == null ? "" : step.by() + " → ")
                    .append(PrintableText.of(record.key().toString()))
                    .append("  ")
                    .append(record.outcome().name().toLowerCase(Locale.ROOT))
                    .append(", ")
                    .append(PrintableText.of(record.reason()))
                    .append('\n');
            indent += "  ";
        }
        return text.toString();
    }
}
