package org.laminj.transfer.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.laminj.transfer.Phase;
import org.laminj.transfer.TransferListener;

/** Tells a listener how far a transfer is, and keeps the time. */
final class Progress {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TransferListener listener;
    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);

    Progress(TransferListener listener) {
        this.listener = listener;
    }

    /** Does the work of one phase. */
    <T> T during(Phase phase, Supplier<T> work) {
        listener.begins(phase);
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(phase, System.nanoTime() - start, Long::sum);
        }
    }

    void read(long records) {
        listener.advances(Phase.READ, records, TransferListener.UNKNOWN);
    }

    void written(long rows, long all) {
        listener.advances(Phase.WRITE, rows, all);
    }

    TransferListener listener() {
        return listener;
    }

    /** Milliseconds by phase. */
    SortedMap<Phase, Long> millis() {
        SortedMap<Phase, Long> millis = new TreeMap<>();
        nanos.forEach((phase, time) -> millis.put(phase, time / NANOS_PER_MILLI));
        return millis;
    }
}
