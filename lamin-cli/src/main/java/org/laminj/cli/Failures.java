package org.laminj.cli;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.laminj.core.LaminException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.spi.SchemaModuleException;
import org.laminj.core.store.CancelledException;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataRefusedException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.PartialTransferException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of whatever goes wrong in one line, and answers the exit code that it stands for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Console console;
    private final BooleanSupplier stacktrace;
    private final Interruption interruption;

    Failures(Console console, BooleanSupplier stacktrace, Interruption interruption) {
        this.console = console;
        this.stacktrace = stacktrace;
        this.interruption = interruption;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        return report(thrown);
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        show(
                sentence(String.valueOf(thrown.getMessage()))
                        + suggestion(thrown)
                        + " See '" + command.getCommandSpec().qualifiedName() + " --help'.",
                thrown);
        return ExitCode.USAGE;
    }

    /** Tells what went wrong. */
    int report(Throwable thrown) {
        if (interruption.hasHappened()) {
            return reportInterruption(thrown);
        }
        show(text(thrown), thrown);
        return ExitCode.of(thrown);
    }

    private int reportInterruption(Throwable thrown) {
        Thread.interrupted(); // has done its work, and would disturb what tells of it
        console.message(MessageLevel.WARNING, "interrupted: " + oneLine(outcome(thrown)));
        showStacktrace(thrown);
        return ExitCode.INTERRUPTED;
    }

    /** What is left of work that was interrupted. */
    private String outcome(Throwable thrown) {
        boolean tellsWhatIsDone = thrown instanceof PartialTransferException || thrown instanceof DataCopyException;
        if (tellsWhatIsDone || !isOfInterruption(thrown)) {
            return text(thrown);
        }
        return interruption.cancellation().hasCommitted()
                ? "what was going on is rolled back, and what was done before stays"
                : "rolled back, nothing was changed";
    }

    private static boolean isOfInterruption(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return thrown instanceof CancelledException
                || root instanceof InterruptedException
                || root instanceof InterruptedIOException
                || root instanceof ClosedByInterruptException;
    }

    /** Tells that a command was interrupted when there was nothing left to stop. */
    int reportLateInterruption() {
        console.message(MessageLevel.WARNING, "interrupted, but all was done already");
        return ExitCode.INTERRUPTED;
    }

    /** Tells that what the command printed did not arrive, unless it is what its reader wanted. */
    int reportLostOutput(int exitCode) {
        if (console.hasLostItsReader()) {
            return exitCode == ExitCode.DONE ? ExitCode.READER_GONE : exitCode;
        }
        console.message(MessageLevel.ERROR, "Cannot write to standard output: it is closed, or its disk is full.");
        return exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode;
    }

    /** What went wrong, in one line for people. */
    static String text(Throwable thrown) {
        if (thrown instanceof SchemaModuleException modules) {
            return "Cannot use the schema modules on the class path: " + oneLine(String.join(" ", modules.problems()));
        }
        String message = thrown.getMessage();
        boolean meant = thrown instanceof LaminException || thrown instanceof IllegalArgumentException;
        return meant && message != null
                ? oneLine(message)
                : "Unexpected " + thrown.getClass().getSimpleName()
                        + (message == null ? "" : ": " + oneLine(message))
                        + ". Run it with --stacktrace to see where it happened.";
    }

    /** What is known of the data that made something fail. */
    static Optional<DataReport> data(Throwable thrown) {
        if (thrown instanceof DataCopyException copy) {
            return Optional.of(copy.done());
        }
        return thrown instanceof DataRefusedException refused ? Optional.of(refused.found()) : Optional.empty();
    }

    private void show(String text, Throwable thrown) {
        console.message(MessageLevel.ERROR, oneLine(text));
        showStacktrace(thrown);
    }

    private void showStacktrace(Throwable thrown) {
        if (stacktrace.getAsBoolean()) {
            thrown.printStackTrace(console.err());
        }
    }

    private static String suggestion(ParameterException thrown) {
        List<String> nearest =
                thrown instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return nearest.isEmpty()
                ? ""
                : " Did you mean " + nearest.stream().distinct().collect(Collectors.joining(", ")) + "?";
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** Values that users gave may contain anything, an error stays on its line. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    }
}
