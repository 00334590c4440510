package org.laminj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferReport;
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

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what became of each record, or why the transfer failed, to this file as JSON.")
    private @Nullable Path report;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default, which counts by registry.")
    private OutputFormat format = OutputFormat.TABLE;

    TransferCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ReportFile file = report == null ? ReportFile.none() : ReportFile.at(report);
        file.begin();
        TransferReport done;
        try {
            done = transfer(file);
        } catch (RuntimeException | Error e) {
            file.fail(e);
            throw e;
        }
        print(done);
        try {
            file.complete(done.toJson());
        } catch (IOException e) {
            environment
                    .console()
                    .message(MessageLevel.ERROR, "The transfer is done, but its report cannot be written: " + e);
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private TransferReport transfer(ReportFile file) {
        file.note("source", from);
        if (uids.isEmpty() && filters.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to transfer: name records by uid or by --filter. All of them satisfy --filter id__gt=0.");
        }
        try (Instance target = environment.current()) {
            file.note("target", target.slug().toString());
            Instance source = target.using(from);
            file.note("source", source.slug().toString());
            return Transfer.from(source)
                    .into(target)
                    .select(selected(source.query(registry), source))
                    .apply();
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

    private void print(TransferReport done) {
        Console console = environment.console();
        switch (format) {
            case TABLE -> console.print(TransferCounts.of(done).table());
            case CSV -> new FramePrinter(console).print(TransferCounts.of(done).frame(), format);
            case JSON -> console.print(done.toJson());
        }
        done.leftBehind().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(left -> console.message(
                        MessageLevel.WARNING,
                        "left behind " + left.getValue() + (left.getValue() == 1 ? " link" : " links") + " to "
                                + left.getKey() + ", which '" + done.target() + "' does not have"));
    }
}
