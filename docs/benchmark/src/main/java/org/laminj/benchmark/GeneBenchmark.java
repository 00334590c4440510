package org.laminj.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.laminj.core.testing.TestDatabase;

/** An artifact whose feature set has very many genes. */
final class GeneBenchmark {

    private static final String NOTE =
            "One artifact with a feature set of so many genes, from SQLite; floors and ratios"
                    + " as for other transfers.";

    private GeneBenchmark() {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Workplace workplace = Workplace.below(options.work())) {
            for (long genes : options.sizes(60_000)) {
                Origin origin = Origin.in(workplace, "genes-" + genes, TestDatabase.SQLITE, new GeneSet(genes));
                for (TestDatabase to : options.databases()) {
                    rows.addAll(TransferBenchmark.measured(
                            origin,
                            new Direction(TestDatabase.SQLITE, to),
                            genes,
                            options.rounds(Rounds.forRows(genes * 2)),
                            options));
                }
            }
        }
        return List.of(new ResultTable("Feature set of genes", NOTE, TransferBenchmark.columns("genes"), rows));
    }
}
