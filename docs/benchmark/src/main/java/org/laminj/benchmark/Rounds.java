package org.laminj.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * How often something is measured.
 *
 * @param warmUps how many rounds come before those that count
 * @param measured how many rounds count
 */
record Rounds(int warmUps, int measured) {

    Rounds {
        if (warmUps < 0 || measured < 1) {
            throw new IllegalArgumentException("There is at least one round to measure, not " + measured + ".");
        }
    }

    /** As many as a transfer of so many rows allows: the compiler of Java needs as many rows as rounds to get warm. */
    static Rounds forRows(long rows) {
        if (rows <= 5_000) {
            return new Rounds(15, 15);
        }
        return rows <= 50_000 ? new Rounds(5, 9) : new Rounds(2, 5);
    }

    /**
     * What the rounds that count give.
     *
     * @param round is given whether the floor goes first, which it does in every second round
     */
    <T> List<T> run(Round<T> round) throws Exception {
        List<T> results = new ArrayList<>();
        for (int done = 0; done < warmUps + measured; done++) {
            T result = round.run(done % 2 == 1);
            if (done >= warmUps) {
                results.add(result);
            }
        }
        return results;
    }

    /** One round. */
    @FunctionalInterface
    interface Round<T> {
        T run(boolean floorFirst) throws Exception;
    }
}
