package org.laminj.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.laminj.transfer.PlannedRecord;
import picocli.CommandLine.Command;
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

    ExplainCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        List<PlannedRecord> way = new PlanFile(file).read().explain(uid);
        String indent = "";
        for (PlannedRecord record : way) {
            PlannedRecord.Step step = record.step();
            environment
                    .console()
                    .print(indent + (step == null ? "" : step.by() + " → ") + record.key() + "  "
                            + record.outcome().name().toLowerCase(Locale.ROOT) + ", " + record.reason());
            indent += "  ";
        }
    }
}
