package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What some rounds took.
 *
 * @param rounds at least one
 */
record Measurement(List<Times> rounds) {

    /** The columns that {@link #cells} fill. */
    static final List<String> COLUMNS =
            List.of("rounds", "ours ms", "min", "max", "floor ms", "floor min", "floor max", "ratio");

    Measurement {
        rounds = List.copyOf(rounds);
    }

    Series ours() {
        return Series.ofNanos(rounds.stream().map(Times::ours).toList());
    }

    Series floor() {
        return Series.ofNanos(rounds.stream().map(Times::floor).toList());
    }

    /** The median of the ratios of single rounds, so that what slows down both sides of a round does not count. */
    double ratio() {
        return new Series(rounds.stream().map(Times::ratio).toList()).median();
    }

    List<Object> cells() {
        return ImmutableList.builder()
                .add(rounds.size())
                .addAll(ours().cells())
                .addAll(floor().cells())
                .add(ratio())
                .build();
    }

    /** What {@link #COLUMNS} show of times that have no floor. */
    static List<Object> cellsWithoutFloor(List<Long> nanos) {
        return ImmutableList.builder()
                .add(nanos.size())
                .addAll(Series.ofNanos(nanos).cells())
                .add("", "", "", "")
                .build();
    }
}
