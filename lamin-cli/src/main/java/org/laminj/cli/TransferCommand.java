package org.laminj.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings records of another instance into the current one. */
@Command(
        name = "transfer",
        description = {
            "Brings records of another instance into the current one, with all that belongs to them.",
            "All or nothing: if it fails, the current instance is as it was."
        })
final class TransferCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "REGISTRY", description = "The registry, e.g. artifact or bionty.CellType.")
    private String registry = "";

    @Parameters(
            index = "1..*",
            paramLabel = "UID",
            description = "The uid of a record, or the beginning of it; together with filters each must satisfy them.")
    private List<String> uids = List.of();

    @Option(names = "--from", required = true, paramLabel = "OWNER/NAME", description = "The instance to read from.")
    private String from = "";

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--dry-run", description = "Only read, and show what would become of each registry and link table.")
    private boolean dryRun;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "With --dry-run: write the plan to this file, for 'lamin apply FILE'.")
    private @Nullable Path plan;

    @Mixin
    private final TransferOutput output = new TransferOutput();

    TransferCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (plan != null && !dryRun) {
            throw new IllegalArgumentException(
                    "Option --plan goes with --dry-run, which makes a plan and writes nothing"
                            + " else. Apply the plan with 'lamin apply FILE'.");
        }
        return dryRun ? plan() : output.tell(environment.console(), file -> transfer(file, Transfer::apply));
    }

    private int plan() {
        if (output.hasReport()) {
            throw new IllegalArgumentException(
                    "Option --report tells what a transfer did, and --dry-run does nothing. Use --plan FILE.");
        }
        TransferPlan made = transfer(ReportFile.none(), Transfer::plan);
        if (plan != null) {
            new PlanFile(plan).write(made);
        }
        Console console = environment.console();
        switch (output.format()) {
            case TABLE -> console.print(made.table());
            case CSV -> new FramePrinter(console).print(made.frame(), output.format());
            case JSON -> console.print(made.toJson());
        }
        if (made.hasConflicts()) {
            throw new TransferConflictException(made.conflicts());
        }
        if (output.onLoss() == OnLoss.REFUSE && !made.losses().isEmpty()) {
            throw new LossRefusedException(made.target(), made.losses());
        }
        TransferOutput.warnOfLoss(console, made.losses());
        return ExitCode.DONE;
    }

    private <T> T transfer(ReportFile file, Function<Transfer, T> work) {
        file.note("source", from);
        if (uids.isEmpty() && filters.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to transfer: name records by uid or by --filter. All of them satisfy --filter id__gt=0.");
        }
        try (Instance target = environment.current()) {
            file.note("target", target.slug().toString());
            Instance source = target.using(from);
            file.note("source", source.slug().toString());
            return work.apply(Transfer.from(source)
                    .into(target)
                    .select(selected(source.query(registry), source))
                    .onLoss(output.onLoss()));
        }
    }

    private <R extends SqlRecord> QuerySet<R> selected(QuerySet<R> records, Instance source) {
        if (uids.isEmpty()) {
            QuerySet<R> selected = filters.select(records);
            if (!selected.exists()) {
                throw new IllegalArgumentException(
                        "Nothing to transfer: no " + records.registry().name() + " of '" + source.slug()
                                + "' satisfies " + filters + ". Loosen the filters.");
            }
            return selected;
        }
        List<Long> ids = new UidLookup<>(filters.selectVisible(records))
                .all(uids).stream().map(record -> record.id().value()).toList();
        return records.anyVisibility().filter(Condition.<R>lookup("id__in", ids));
    }
}
