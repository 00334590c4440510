package org.laminj.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.core.storage.StorageBackends;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataRefusedException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.Phase;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings records of another instance into the current one. */
@Command(
        description = {
            "Brings records of another instance into the current one, with all that belongs to them.",
            "All or nothing: if it fails, the current instance is as it was. With --batch, so it is part by part."
        },
        footer = {
            "  Look what a transfer would do:",
            "    lamin transfer artifact dPra --from laminlabs/lamindata --dry-run",
            "  Bring an artifact with its labels and features:",
            "    lamin transfer artifact dPraor9rU1EofcFb6Wph --from laminlabs/lamindata",
            "  Bring labels, and keep a report:",
            "    lamin transfer ulabel --from laminlabs/lamindata \\",
            "        --filter name__startswith=TSP --report ./report.json",
            "  Bring an artifact, with its labels as the public ontologies have them:",
            "    lamin transfer artifact dPra --from laminlabs/lamindata --ontology public",
            "  Bring an artifact with those of its labels that are here already:",
            "    lamin transfer artifact dPra --from laminlabs/lamindata --ontology existing"
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

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = {
                "Commit after each N selected records instead of once at the end. If a part fails, those before it stay"
                        + " (exit code 6), and the same command goes on from there."
            })
    private @Nullable Integer batch;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = {
                "With --data copy or --check-data: work off only the I-th of N parts of the data, and write no records."
                        + " The same command without it follows when all parts are done."
            })
    private @Nullable Shard shard;

    @Mixin
    private final TransferChoices choices = new TransferChoices();

    @Mixin
    private final TransferOutput output = new TransferOutput();

    TransferCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        Console console = environment.console();
        Shard part = shard;
        if (part != null) {
            return output.tellOfData(console, (file, listener) -> work(part, file, listener));
        }
        return dryRun
                ? output.run(console, this::plan)
                : output.tell(console, (file, listener) -> transfer(file, listener, Transfer::apply));
    }

    private void refuseContradictions() {
        if (plan != null && !dryRun) {
            throw new IllegalArgumentException(
                    "Option --plan goes with --dry-run, which makes a plan and writes nothing"
                            + " else. Apply the plan with 'lamin apply FILE'.");
        }
        if (dryRun && output.hasReport()) {
            throw new IllegalArgumentException(
                    "Option --report tells what a transfer did, and --dry-run does nothing. Use --plan FILE.");
        }
        if (dryRun && batch != null) {
            throw new IllegalArgumentException(
                    "Option --batch says when to commit, and --dry-run writes nothing. Leave out one of them.");
        }
        if (shard != null && (dryRun || batch != null)) {
            throw new IllegalArgumentException("Option --shard works on data alone, and writes no records. Leave out "
                    + (dryRun ? "--dry-run." : "--batch."));
        }
        if (shard != null && !choices.copiesData() && !choices.checksData()) {
            throw new IllegalArgumentException(
                    "Option --shard says which part of the data to work on. Say what to do with it: --data copy, or"
                            + " --check-data.");
        }
        if (batch != null && batch < 1) {
            throw new IllegalArgumentException("A part of a transfer has at least one record, not " + batch
                    + ". Name a positive number with --batch, or leave it out to commit once.");
        }
    }

    private int plan(TransferPrinter printer) {
        TransferPlan made = transfer(ReportFile.none(), printer.listener(), Transfer::plan);
        if (plan != null) {
            new PlanFile(plan).write(made);
        }
        printer.print(made);
        TransferOutput.warnOfTerms(environment.console(), made.terms());
        if (made.hasConflicts()) {
            throw new TransferConflictException(made.conflicts());
        }
        if (output.onLoss() == OnLoss.REFUSE && !made.losses().isEmpty()) {
            throw new LossRefusedException(made.target(), made.losses());
        }
        DataReport data = made.data();
        if (output.onLoss() == OnLoss.REFUSE && data != null && !data.problems().isEmpty()) {
            throw new DataRefusedException(data);
        }
        TransferOutput.warnOfLoss(environment.console(), made.losses());
        return ExitCode.DONE;
    }

    /** Works a part of the data off; what is wrong with data ends it as it would end a transfer. */
    private DataReport work(Shard part, ReportFile file, TransferListener listener) {
        // closed before bytes move, for others may be waiting for the instance
        DataWork work = part.of(transfer(file, listener, Transfer::dataWork));
        listener.begins(Phase.DATA);
        DataReport done = choices.copiesData()
                ? work.copy(StorageBackends.discovered(), output.workers(), listener)
                : work.check(StorageBackends.discovered(), output.workers(), listener);
        if (!done.problems().isEmpty()) {
            if (choices.copiesData()) {
                throw DataCopyException.ofProblems(done);
            }
            if (output.onLoss() == OnLoss.REFUSE) {
                throw new DataRefusedException(done);
            }
        }
        environment
                .console()
                .message(
                        MessageLevel.IMPORTANT,
                        "shard " + part + " is done, and no record was written: when all shards are done, run the same"
                                + " command without --shard");
        return done;
    }

    private <T> T transfer(ReportFile file, TransferListener listener, Function<Transfer, T> work) {
        file.note("source", from);
        if (uids.isEmpty() && filters.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to transfer: name records by uid or by --filter. All of them satisfy --filter id__gt=0.");
        }
        TransferOptions options = choices.options();
        try (Instance target = environment.current()) {
            file.note("target", target.slug().toString());
            Instance source = target.using(from);
            file.note("source", source.slug().toString());
            return work.apply(Transfer.from(source)
                    .into(target)
                    .select(selected(source.query(registry), source))
                    .with(options)
                    .onLoss(output.onLoss())
                    .batch(batch == null ? 0 : batch)
                    .workers(output.workers())
                    .listener(listener));
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
