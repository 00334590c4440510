package org.laminj.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The benchmarks")
class BenchmarksTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "of {0} still run")
    @EnumSource(names = {"TRANSFER", "GENES", "STATEMENTS", "STORAGE", "ONTOLOGIES"})
    void stillRun(Suite suite) throws Exception {
        TestDatabase.POSTGRES.available();

        List<ResultTable> tables = suite.run(options("benchmark.sizes", "3"));

        assertThat(tables)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    @DisplayName("fail when rows are missing")
    void failWhenRowsAreMissing() throws Exception {
        try (Workplace workplace = Workplace.below(folder)) {
            Origin filled =
                    Origin.in(workplace, "origin", TestDatabase.SQLITE, LabelledArtifacts.withTwentyFiveLabels(2));
            Origin claimed = new Origin(filled.settings(), LabelledArtifacts.withTwentyFiveLabels(3));

            assertThatIllegalStateException()
                    .isThrownBy(() -> new TransferRound(claimed, TestDatabase.SQLITE, folder).floor())
                    .withMessage("Table lnschema_core_artifact has 2 rows where 3 are expected: nothing was measured.");
            assertThatIllegalStateException()
                    .isThrownBy(() -> new TransferRound(claimed, TestDatabase.SQLITE, folder).run(false))
                    .withMessageStartingWith("The transfer of 3 rows of Artifact reports Counts[reached=2");
        }
    }

    @Test
    @DisplayName("give a table that can be read as it is")
    void giveTable() {
        ResultTable table = new ResultTable(
                "Title",
                "Note.",
                List.of("what", "ms", "ratio"),
                List.of(List.of("a", 1234.4, 1.234), List.of("long", 7, "")));

        assertThat(table.markdown()).isEqualTo("""
                ## Title

                Note.

                | what |   ms | ratio |
                |------|-----:|------:|
                | a    | 1234 |  1.23 |
                | long |    7 |       |
                """);
    }

    @Test
    @DisplayName("take medians, of ratios round by round")
    void takeMedians() {
        Measurement measurement = new Measurement(List.of(
                new Times(2_000_000, 1_000_000), new Times(9_000_000, 3_000_000), new Times(4_000_000, 4_000_000)));

        assertThat(measurement.cells()).containsExactly(3, 4.0, 2.0, 9.0, 3.0, 1.0, 4.0, 2.0);
    }

    private BenchmarkOptions options(String... more) {
        Properties properties = new Properties();
        properties.setProperty("benchmark.output", folder.toString());
        properties.setProperty("benchmark.launcher", folder.resolve("lamin").toString());
        properties.setProperty("benchmark.rounds", "1");
        for (int index = 0; index < more.length; index += 2) {
            properties.setProperty(more[index], more[index + 1]);
        }
        return BenchmarkOptions.of(properties);
    }
}
