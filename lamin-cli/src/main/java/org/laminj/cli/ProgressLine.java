package org.laminj.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.laminj.transfer.Phase;
import org.laminj.transfer.TransferListener;

/** A line on the terminal that shows how far a transfer is. It is gone before anything else is printed. */
final class ProgressLine implements TransferListener {

    private static final int UPDATE_MILLIS = 100;

    private final Console console;
    private @Nullable ProgressBar bar;
    private String committed = "";

    ProgressLine(Console console) {
        this.console = console;
        console.beforePrinting(this::clear);
    }

    @Override
    public void begins(Phase phase) {
        clear();
        bar = open(phase);
    }

    @Override
    public void advances(Phase phase, long done, long all) {
        ProgressBar shown = bar == null ? open(phase) : bar;
        bar = shown;
        if (all != UNKNOWN) {
            shown.maxHint(all);
        }
        shown.stepTo(done);
    }

    @Override
    public void committed(long roots, long allRoots) {
        clear();
        committed = roots + " of " + allRoots + " done";
    }

    private ProgressBar open(Phase phase) {
        ProgressBar opened = new ProgressBarBuilder()
                .setTaskName(name(phase))
                .setInitialMax(UNKNOWN)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(
                        new Line(console.err(), console.terminal().columns() - 1)) // in the last one terminals wrap
                .clearDisplayOnFinish()
                .hideEta()
                .build();
        opened.setExtraMessage(committed);
        return opened;
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case READ -> "Reading";
            case COMPARE -> "Comparing";
            case DATA -> "Data";
            case WRITE -> "Writing";
            case PROVE -> "Checking";
        };
    }

    /** Takes the line off the terminal, having waited for the thread that draws it. */
    private void clear() {
        ProgressBar shown = bar;
        bar = null;
        if (shown != null) {
            shown.close();
        }
    }

    /** The line itself; the library's own would leave an empty one behind. */
    private record Line(PrintStream err, int columns) implements ProgressBarConsumer {

        private static final String REST_OF_LINE = "\u001b[K";

        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public void accept(String text) {
            err.print("\r" + text + REST_OF_LINE);
            err.flush();
        }

        @Override
        public void clear() {
            err.print("\r" + REST_OF_LINE);
            err.flush();
        }

        @Override
        public void close() {
            // standard error stays open, and the line is clear
        }
    }
}
