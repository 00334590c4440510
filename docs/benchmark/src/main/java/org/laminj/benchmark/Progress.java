package org.laminj.benchmark;

import java.util.Locale;

/** Tells whoever waits for the results how far it is. */
final class Progress {

    private Progress() {}

    static void tell(String what, Measurement measurement) {
        tell(String.format(
                Locale.ROOT,
                "%s: %.1f ms, floor %.1f ms, ratio %.2f",
                what,
                measurement.ours().median(),
                measurement.floor().median(),
                measurement.ratio()));
    }

    static void tell(String line) {
        System.err.println(line);
    }
}
