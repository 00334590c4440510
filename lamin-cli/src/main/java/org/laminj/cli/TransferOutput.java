package org.laminj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.laminj.core.message.MessageLevel;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.TermNotes;
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

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Check or copy N objects of data at a time; ${DEFAULT-VALUE} by default.")
    private int workers = DataWork.WORKERS;

    OnLoss onLoss() {
        return failOnLoss ? OnLoss.REFUSE : OnLoss.COUNT;
    }

    /**
     * How many objects of data are worked on at a time.
     *
     * @throws IllegalArgumentException if that is not positive
     */
    int workers() {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "Data is worked on by at least one worker, not " + workers + ". Name a positive number.");
        }
        return workers;
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
        return tell(console, transfer, TransferPrinter::print, TransferReport::toJson);
    }

    /** As {@link #tell(Console, BiFunction)}, of work on data alone. */
    int tellOfData(Console console, BiFunction<ReportFile, TransferListener, DataReport> work) {
        return tell(console, work, TransferPrinter::print, DataReport::toJson);
    }

    private <T> int tell(
            Console console,
            BiFunction<ReportFile, TransferListener, T> work,
            BiConsumer<TransferPrinter, T> print,
            Function<T, String> json) {
        return run(console, printer -> {
            ReportFile file = report == null ? ReportFile.none() : ReportFile.at(report);
            file.begin();
            T done;
            try {
                done = work.apply(file, printer.listener());
            } catch (RuntimeException | Error e) {
                file.fail(e);
                throw e;
            }
            print.accept(printer, done);
            return complete(console, file, json.apply(done));
        });
    }

    private static int complete(Console console, ReportFile file, String json) {
        try {
            file.complete(json);
            return ExitCode.DONE;
        } catch (IOException e) {
            console.message(MessageLevel.ERROR, "All is done, but the report cannot be written: " + e);
            return ExitCode.FAILED;
        }
    }

    /** A line for each release that could not be asked, registry whose terms differ, and for obsolete terms. */
    static void warnOfTerms(Console console, TermNotes terms) {
        terms.texts().forEach(text -> console.message(MessageLevel.WARNING, text));
    }

    /** One line for each reason why something would stay behind. */
    static void warnOfLoss(Console console, List<Dropped> losses) {
        Dropped.texts(losses).forEach(text -> console.message(MessageLevel.WARNING, "would leave behind " + text));
    }
}
