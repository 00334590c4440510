package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.JavaProgram;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class FaultContract {

    private static final int LABELS = 2_000;

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;

    FaultContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        try (Instance origin = environment.init("origin", "bionty")) {
            Artifact artifact = origin.save(Draft.of(Artifact.class)
                    .with(Artifact::key, "a.csv")
                    .with(Artifact::suffix, ".csv")
                    .with(Artifact::storage, Ref.to(origin.query(Storage.class).one())));
            origin.related(artifact, "ulabels")
                    .add(origin.saveAll(IntStream.range(0, LABELS)
                            .mapToObj(number -> Draft.of(ULabel.class).with(ULabel::name, "label " + number))
                            .toList()));
        }
        environment.init("lab", "bionty").close();
    }

    private Instance lab() {
        return environment.instances().connect("lab");
    }

    private static TransferReport transfer(Instance lab) {
        Instance source = lab.using("origin");
        return Transfer.from(source)
                .into(lab)
                .select(source.query(Artifact.class))
                .apply();
    }

    /** A failing statement at each table that is written, by a trigger of the database itself. */
    @Test
    void leavesTheTargetAsItWasWhicheverStatementFails() {
        List<String> tables = List.of(
                "lnschema_core_transform",
                "lnschema_core_run",
                "lnschema_core_storage",
                "lnschema_core_artifact",
                "lnschema_core_ulabel",
                "lnschema_core_artifactulabel");
        for (String table : tables) {
            try (OneInstance lab = new OneInstance(lab())) {
                lab.failAt(table, "TRUE");
                List<Long> before = TableCounts.of(lab.instance());

                assertThatThrownBy(() -> transfer(lab.instance()))
                        .as(table)
                        .isInstanceOf(LaminException.class)
                        .hasMessageContaining("fault");

                assertThat(TableCounts.of(lab.instance())).as(table).isEqualTo(before);
                lab.mend();
            }
        }
        try (Instance lab = lab()) {
            assertThat(transfer(lab).with(Outcome.TRANSFERRED)).hasSize(LABELS + 2);
        }
    }

    /** A process that dies: the target has nothing of the transfer or all of it, and repeating it completes it. */
    @RepeatedTest(4)
    void leavesNothingOrEverythingWhenItsProcessIsKilled(RepetitionInfo repetition) throws Exception {
        List<Long> before;
        try (Instance lab = lab()) {
            before = TableCounts.of(lab);
        }
        Process process = new ProcessBuilder(command()).inheritIO().start();
        Path started = folder.resolve("started");
        while (!Files.exists(started) && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MILLISECONDS.sleep(60L * repetition.getCurrentRepetition());
        process.destroyForcibly().waitFor();

        try (Instance lab = lab()) {
            List<Long> after = TableCounts.of(lab);
            long links = TableCounts.of(lab, "lnschema_core_artifactulabel");
            assertThat(after.equals(before) || links == LABELS)
                    .as("nothing or everything, not %s links", links)
                    .isTrue();
            transfer(lab);
            assertThat(TableCounts.of(lab, "lnschema_core_artifactulabel")).isEqualTo(LABELS);
            assertThat(lab.query(ULabel.class).count()).isEqualTo(LABELS);
        }
    }

    private List<String> command() {
        return JavaProgram.of(FaultContract.class).command(folder.toString());
    }

    /** Transfers in a process of its own, having said that it begins. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Instance lab = TestEnvironment.in(folder).instances().connect("lab")) {
            Files.createFile(folder.resolve("started"));
            transfer(lab);
        }
    }
}
