package org.laminj.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.laminj.core.Instance;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does what the plan of a transfer says. */
@Command(
        description = {
            "Does what the plan of a transfer says, if its rows are still as they were when it was made.",
            "All or nothing: if they are not, exit code 3 and a line that names what has changed."
        },
        footer = {
            "  Make a plan, then do what it says:",
            "    lamin transfer artifact dPra --from laminlabs/lamindata \\",
            "        --dry-run --plan ./plan.json",
            "    lamin apply ./plan.json"
        })
final class ApplyCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'lamin transfer --plan FILE' wrote.")
    private Path file = Path.of("");

    @Mixin
    private final TransferOutput output = new TransferOutput();

    ApplyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return output.tell(environment.console(), this::apply);
    }

    private TransferReport apply(ReportFile report, TransferListener listener) {
        TransferPlan plan = new PlanFile(file).read();
        report.note("source", plan.source());
        report.note("target", plan.target());
        try (Instance target = environment.current()) {
            return Transfer.from(target.using(plan.source()))
                    .into(target)
                    .select(plan)
                    .onLoss(output.onLoss())
                    .workers(output.workers())
                    .listener(listener)
                    .apply(plan);
        }
    }
}
