package org.laminj.benchmark;

import com.google.common.math.Quantiles;
import java.util.List;

/**
 * Measured values of one kind, usually milliseconds.
 *
 * @param values at least one
 */
record Series(List<Double> values) {

    private static final double NANOS_PER_MILLI = 1e6;

    Series {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
    }

    static Series ofNanos(List<Long> nanos) {
        return new Series(nanos.stream().map(value -> value / NANOS_PER_MILLI).toList());
    }

    double median() {
        return Quantiles.median().compute(values);
    }

    /** Median, least and greatest. */
    List<Object> cells() {
        return List.of(
                median(),
                values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
