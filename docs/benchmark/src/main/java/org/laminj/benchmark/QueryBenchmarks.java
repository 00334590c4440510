package org.laminj.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laminj.core.testing.TestDatabase;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link QueryBenchmark} by JMH, and sets its benchmarks beside their floors. */
final class QueryBenchmarks {

    private static final String NOTE = """
            Average times by JMH, with the half of their 99.9 % confidence interval. The floor reads all values of the \
            artifacts, or of the links and labels of one artifact, by plain JDBC; it makes no text of them.""";

    private static final List<Compared> COMPARED = List.of(
            new Compared("list of 1,000 artifacts with references", "list", Optional.of("plainList")),
            new Compared("data frame of 1,000 artifacts", "dataFrame", Optional.of("plainList")),
            new Compared("describe an artifact with 25 labels", "describeFew", Optional.of("plainDescribeFew")),
            new Compared("describe an artifact with 10,000 labels", "describeMany", Optional.of("plainDescribeMany")),
            new Compared("view", "view", Optional.empty()));

    private QueryBenchmarks() {}

    /** Two benchmarks by the names of their methods. */
    private record Compared(String what, String ours, Optional<String> floor) {}

    private record Key(String benchmark, String database) {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        Map<Key, Result<?>> results = new LinkedHashMap<>();
        for (RunResult result : new Runner(jmh(options)).run()) {
            String name = result.getPrimaryResult().getLabel();
            results.put(new Key(name, result.getParams().getParam("database")), result.getPrimaryResult());
        }
        List<List<Object>> rows = new ArrayList<>();
        for (TestDatabase database : options.databases()) {
            for (Compared compared : COMPARED) {
                rows.add(row(compared, database, results));
            }
        }
        return List.of(new ResultTable(
                "Query and describe",
                NOTE,
                List.of("what", "database", "ours ms", "±", "floor ms", "floor ±", "ratio"),
                rows));
    }

    private static Options jmh(BenchmarkOptions options) {
        return new OptionsBuilder()
                .include(QueryBenchmark.class.getName() + "\\.")
                .param(
                        "database",
                        options.databases().stream().map(TestDatabase::name).toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }

    private static List<Object> row(Compared compared, TestDatabase database, Map<Key, Result<?>> results) {
        Result<?> ours = result(compared.ours, database, results);
        List<Object> row = new ArrayList<>(
                List.of(compared.what, Direction.name(database), ours.getScore(), ours.getScoreError()));
        if (compared.floor.isPresent()) {
            Result<?> floor = result(compared.floor.get(), database, results);
            row.addAll(List.of(floor.getScore(), floor.getScoreError(), ours.getScore() / floor.getScore()));
        } else {
            row.addAll(List.of("", "", ""));
        }
        return row;
    }

    private static Result<?> result(String benchmark, TestDatabase database, Map<Key, Result<?>> results) {
        return Optional.ofNullable(results.get(new Key(benchmark, database.name())))
                .orElseThrow(() -> new IllegalStateException("JMH has no result of " + benchmark + "."));
    }
}
