package org.laminj.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.laminj.core.Instance;
import org.laminj.core.testing.TestDatabase;

/** How many statements a transfer of one artifact sends to both databases together. */
final class StatementBenchmark {

    private static final String NOTE = "One artifact with so many ulabels, from SQLite; statements on both sides"
            + " together, as the statement listener of the instances is told of them.";

    private StatementBenchmark() {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Workplace workplace = Workplace.below(options.work())) {
            for (int labels : List.of(1, 1_000)) {
                Origin origin = Origin.in(
                        workplace,
                        "labels-" + labels,
                        TestDatabase.SQLITE,
                        LabelledArtifacts.of(1, new Labels(LabelRegistry.ULABEL, labels, labels)));
                for (TestDatabase to : options.databases()) {
                    rows.add(row(workplace, origin, labels, to));
                }
            }
        }
        return List.of(new ResultTable("Statements", NOTE, List.of("direction", "labels", "cold", "mapped"), rows));
    }

    private static List<Object> row(Workplace workplace, Origin origin, int labels, TestDatabase to) {
        LongAdder statements = new LongAdder();
        String name = "target-" + to + "-" + labels;
        try (Instance into = workplace.init(name, to, sql -> statements.increment())) {
            Instance from = into.using(origin.slug());
            statements.reset();
            TransferRound.transfer(from, into);
            long cold = statements.sumThenReset();
            TransferRound.transfer(from, into);
            return List.of(new Direction(TestDatabase.SQLITE, to).toString(), labels, cold, statements.sum());
        }
    }
}
