package org.laminj.benchmark;

/**
 * Runs the suites that the system properties choose.
 *
 * <p>{@code benchmark.only} names suites and {@code benchmark.databases} kinds of databases, parted by commas;
 * {@code benchmark.sizes} are numbers of artifacts or genes, {@code benchmark.rounds} how many rounds count. What is
 * left out or empty means all suites and kinds, and the usual sizes and rounds. {@code benchmark.output} is the folder for
 * results, {@code benchmark.launcher} the command {@code lamin}.
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        BenchmarkOptions options = BenchmarkOptions.of(System.getProperties());
        Results results = new Results(options.output(), Machine.current());
        for (Suite suite : options.suites()) {
            Progress.tell("suite " + suite);
            for (ResultTable table : suite.run(options)) {
                results.add(table);
            }
        }
    }
}
