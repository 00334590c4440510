package org.laminj.benchmark;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Artifact;
import org.laminj.core.testing.TestDatabase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Queries and descriptions: of 1,000 artifacts with 25 labels each, and of one artifact with 10,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueryBenchmark {

    private static final LabelledArtifacts FEW_LABELS = LabelledArtifacts.withTwentyFiveLabels(1_000);

    private static final LabelledArtifacts MANY_LABELS = LabelledArtifacts.of(
            1, new Labels(LabelRegistry.ULABEL, 6_000, 6_000), new Labels(LabelRegistry.CELL_TYPE, 4_000, 4_000));

    /** The kind of database. */
    @Param
    public TestDatabase database = TestDatabase.SQLITE;

    private @Nullable LabelledInstance few;
    private @Nullable LabelledInstance many;

    /** Fills and opens the instances. */
    @Setup
    public void open() throws Exception {
        Path work = BenchmarkOptions.of(System.getProperties()).work();
        few = LabelledInstance.open(work, database, FEW_LABELS);
        many = LabelledInstance.open(work, database, MANY_LABELS);
    }

    /** Closes and deletes them. */
    @TearDown
    public void close() throws Exception {
        few().close();
        many().close();
    }

    /** All artifacts as records, and what each of them refers to. */
    @Benchmark
    public void list(Blackhole reader) {
        for (Artifact artifact : few().instance().query(Artifact.class).list()) {
            reader.consume(artifact.storage().get());
            reader.consume(artifact.createdBy().get());
            reader.consume(requireNonNull(artifact.run()).get());
            reader.consume(requireNonNull(artifact.transform()).get());
        }
    }

    /** All artifacts as a data frame. */
    @Benchmark
    public DataFrame dataFrame() {
        return few().instance().query(Artifact.class).df();
    }

    /** The values of all artifacts by plain JDBC: the floor of the two before. */
    @Benchmark
    public long plainList() throws SQLException {
        return few().readArtifacts();
    }

    /** An artifact with 25 labels. */
    @Benchmark
    public String describeFew() {
        return few().instance().describe(few().artifact());
    }

    /** Its links and labels by plain JDBC. */
    @Benchmark
    public long plainDescribeFew() throws SQLException {
        return few().readLabels();
    }

    /** An artifact with 10,000 labels. */
    @Benchmark
    public String describeMany() {
        return many().instance().describe(many().artifact());
    }

    /** Its links and labels by plain JDBC. */
    @Benchmark
    public long plainDescribeMany() throws SQLException {
        return many().readLabels();
    }

    /** The latest records of each registry. */
    @Benchmark
    public String view() {
        return few().instance().view();
    }

    private LabelledInstance few() {
        return requireNonNull(few);
    }

    private LabelledInstance many() {
        return requireNonNull(many);
    }
}
