package org.laminj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.message.MessageLevel;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.TransferReport;
import picocli.CommandLine.Option;

/** What commands that transfer have in common: what to do on loss, and where to tell what was done. */
final class TransferOutput {

    @Option(
            names = "--fail-on-loss",
            description = "Refuse to leave anything behind: end with exit code 4, and write nothing.")
    private boolean failOnLoss;

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

    OnLoss onLoss() {
        return failOnLoss ? OnLoss.REFUSE : OnLoss.COUNT;
    }

    boolean hasReport() {
        return report != null;
    }

    OutputFormat format() {
        return format;
    }

    /** Does a transfer, and tells of it whether it succeeds or fails; answers the exit code. */
    int tell(Console console, Function<ReportFile, TransferReport> transfer) {
        ReportFile file = report == null ? ReportFile.none() : ReportFile.at(report);
        file.begin();
        TransferReport done;
        try {
            done = transfer.apply(file);
        } catch (RuntimeException | Error e) {
            file.fail(e);
            throw e;
        }
        print(console, done);
        try {
            file.complete(done.toJson());
        } catch (IOException e) {
            console.message(MessageLevel.ERROR, "The transfer is done, but its report cannot be written: " + e);
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private void print(Console console, TransferReport done) {
        switch (format) {
            case TABLE -> console.print(done.table());
            case CSV -> new FramePrinter(console).print(done.frame(), format);
            case JSON -> console.print(done.toJson());
        }
    }

    /** One line for each kind of rows that would stay behind. */
    static void warnOfLoss(Console console, List<Dropped> losses) {
        losses.forEach(loss -> console.message(MessageLevel.WARNING, "would leave behind " + loss));
    }
}
