package org.laminj.benchmark;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import org.laminj.core.testing.TestDatabase;

/** Transfers of artifacts with 25 labels each in all directions. */
final class TransferBenchmark {

    private static final String NOTE = """
            Artifacts with 25 links each to 500 labels (15 ulabels of 300, 10 cell types of 200), each under a feature. \
            Cold: the target is empty; the floor copies the same rows with the same keys and indexes in one transaction: \
            into SQLite from SQLite by INSERT … SELECT from an attached file, into PostgreSQL by COPY, into SQLite from \
            PostgreSQL by JDBC batches. Mapped: the target has all of it; the floor reads all values of these rows on \
            both sides by plain JDBC. Ours and floor alternate round by round; the times are medians, the ratio is the \
            median of the ratios of the rounds.""";

    private TransferBenchmark() {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Workplace workplace = Workplace.below(options.work())) {
            for (TestDatabase from : options.databases()) {
                for (long size : options.sizes(10, 100, 1_000, 10_000)) {
                    Origin origin =
                            Origin.in(workplace, from + "-" + size, from, LabelledArtifacts.withTwentyFiveLabels(size));
                    for (TestDatabase to : options.databases()) {
                        Rounds rounds = options.rounds(Rounds.forRows(size * 26));
                        rows.addAll(measured(origin, new Direction(from, to), size, rounds, options));
                    }
                }
            }
        }
        return List.of(new ResultTable("Transfer", NOTE, columns("artifacts"), rows));
    }

    static List<String> columns(String size) {
        return Lists.newArrayList(Iterables.concat(List.of("direction", size, "target"), Measurement.COLUMNS));
    }

    /** A row for a transfer into an empty target and one into a target that has all of it. */
    static List<List<Object>> measured(
            Origin origin, Direction direction, long size, Rounds rounds, BenchmarkOptions options) throws Exception {
        List<TransferRound.Result> results = rounds.run(new TransferRound(origin, direction.to(), options.work()));
        Measurement cold =
                new Measurement(results.stream().map(TransferRound.Result::cold).toList());
        Measurement mapped = new Measurement(
                results.stream().map(TransferRound.Result::mapped).toList());
        return List.of(row(direction, size, "cold", cold), row(direction, size, "mapped", mapped));
    }

    private static List<Object> row(Direction direction, long size, String target, Measurement measurement) {
        List<Object> row = new ArrayList<>(List.of(direction.toString(), size, target));
        row.addAll(measurement.cells());
        Progress.tell(direction + ", " + size + ", " + target, measurement);
        return row;
    }
}
