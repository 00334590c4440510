package org.laminj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.laminj.core.message.MessageLevel;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferReport;
import picocli.CommandLine.Option;

/** What commands that transfer have in common: what to do on loss, and where to tell what was done. */
final class TransferOutput {

    @Option(
            names = "--fail-on-loss",
            description = "Refuse to leave anything behind that was not excluded: end with exit code 4, and write"
                    + " nothing.")
    private boolean failOnLoss;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what became of each record, or why the transfer failed, to this file as JSON.")
    private @Nullable Path report;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; table by default, which counts by registry.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--stream",
            description = "Instead of the table print a line of JSON for each event while it happens; the last one says"
                    + " how it ended.")
    private boolean stream;

    OnLoss onLoss() {
        return failOnLoss ? OnLoss.REFUSE : OnLoss.COUNT;
    }

    boolean hasReport() {
        return report != null;
    }

    /** Does some work that tells of itself, also when it fails. */
    int run(Console console, ToIntFunction<TransferPrinter> work) {
        TransferPrinter printer = printer(console);
        try {
            return work.applyAsInt(printer);
        } catch (RuntimeException | Error e) {
            printer.failed(e);
            throw e;
        }
    }

    private TransferPrinter printer(Console console) {
        if (!stream) {
            return new FormatPrinter(console, format == null ? OutputFormat.TABLE : format);
        }
        if (format != null) {
            throw new IllegalArgumentException(
                    "Options --stream and --output both say what to print. Leave out one of them.");
        }
        return new EventPrinter(console);
    }

    /** Does a transfer, and tells of it whether it succeeds or fails; answers the exit code. */
    int tell(Console console, BiFunction<ReportFile, TransferListener, TransferReport> transfer) {
        return run(console, printer -> {
            ReportFile file = report == null ? ReportFile.none() : ReportFile.at(report);
            file.begin();
            TransferReport done;
            try {
                done = transfer.apply(file, printer.listener());
            } catch (RuntimeException | Error e) {
                file.fail(e);
                throw e;
            }
            printer.print(done);
            return complete(console, file, done);
        });
    }

    private static int complete(Console console, ReportFile file, TransferReport done) {
        try {
            file.complete(done.toJson());
            return ExitCode.DONE;
        } catch (IOException e) {
            console.message(MessageLevel.ERROR, "The transfer is done, but its report cannot be written: " + e);
            return ExitCode.FAILED;
        }
    }

    /** One line for each reason why something would stay behind. */
    static void warnOfLoss(Console console, List<Dropped> losses) {
        Dropped.texts(losses).forEach(text -> console.message(MessageLevel.WARNING, "would leave behind " + text));
    }
}
