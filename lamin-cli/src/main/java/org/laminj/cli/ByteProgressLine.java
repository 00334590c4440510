package org.laminj.cli;

import org.laminj.storage.ByteProgress;

/** A line on the terminal that shows how far uploads and downloads are, as the original prints it. */
final class ByteProgressLine implements ByteProgress {

    private static final int STEPS = 1_000;

    private final Console console;
    private String shown = "";
    private long step = -1;

    ByteProgressLine(Console console) {
        this.console = console;
        console.beforePrinting(this::clear);
    }

    /** Takes a line off the terminal that did not come to its end. */
    private synchronized void clear() {
        if (step >= 0 && step < STEPS) {
            console.err().print("\r\u001b[K");
            step = -1;
        }
    }

    @Override
    public synchronized void advances(String what, long done, long all) {
        long now = all == 0 ? STEPS : done * STEPS / all;
        if (what.equals(shown) && now == step) {
            return;
        }
        shown = what;
        step = now;
        console.err().print("\r... " + what + ": " + "%5.1f%%".formatted(now * 100.0 / STEPS));
        if (now == STEPS) {
            console.err().print("\n");
        }
        console.err().flush();
    }
}
