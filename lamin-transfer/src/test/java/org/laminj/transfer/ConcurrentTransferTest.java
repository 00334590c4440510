package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.BusyException;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("A transfer beside another program that writes to the target")
class ConcurrentTransferTest {

    private static final List<String> KEYS = TransferProcess.keys(0, 30);
    private static final int LABELS = 30 * LabelledArtifacts.LABELS_OF_EACH + 1;
    private static final int LINKS = 30 * (LabelledArtifacts.LABELS_OF_EACH + 1);

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lab;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder);
        try (Instance origin = environment.init("origin")) {
            LabelledArtifacts.save(origin, KEYS, "");
        }
        lab = environment.init("lab");
    }

    @AfterEach
    void tearDown() {
        lab.close();
    }

    private void assertComplete() {
        assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
        assertThat(lab.query(ULabel.class).count()).isEqualTo(LABELS);
        assertThat(TableCounts.of(lab, "lnschema_core_artifactulabel")).isEqualTo(LINKS);
        assertThat(lab.query(Run.class).count()).isOne();
    }

    @ParameterizedTest(name = "in parts of {0}")
    @ValueSource(ints = {0, 4})
    void bringsWhatBothWantOnce(int batch) throws Exception {
        try (TransferProcess one = TransferProcess.ready(folder, "lab", batch, KEYS.subList(0, 20));
                TransferProcess other = TransferProcess.ready(folder, "lab", batch, KEYS.subList(10, 30))) {
            one.begin();
            other.begin();

            assertThat(one.awaitLine(TransferProcess.DONE)).isEqualTo(TransferProcess.DONE);
            assertThat(other.awaitLine(TransferProcess.DONE)).isEqualTo(TransferProcess.DONE);
        }
        assertComplete();
    }

    @Test
    void waitsUntilTheOtherHasDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (Connection other = connection();
                Statement statement = other.createStatement()) {
            Transfer transfer = TransferProcess.transfer(lab, 0, KEYS).listener(new TransferListener() {
                @Override
                public void begins(Phase phase) {
                    begun.countDown();
                }
            });
            statement.execute("BEGIN IMMEDIATE");
            Future<TransferReport> waiting = worker.submit(() -> transfer.apply());
            begun.await();
            assertThat(waiting.isDone()).isFalse();
            statement.execute("COMMIT");

            waiting.get();
        } finally {
            worker.shutdown();
        }
        assertComplete();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + lab.settings().sqliteFile().orElseThrow());
    }

    @Test
    void mapsARecordWhoseNameTheOtherHasTakenAfterItWasLookedFor() {
        AtomicInteger attempts = new AtomicInteger();
        try (Instance disturbed = disturbed(() -> {
            if (attempts.getAndIncrement() == 0) {
                take("00.csv 0");
            }
        })) {
            TransferReport report = TransferProcess.transfer(disturbed, 0, KEYS).apply();

            assertThat(report.with(Outcome.MAPPED)).contains(keyInOrigin("00.csv 0"));
        }
        assertThat(attempts).hasValue(2);
        assertComplete();
    }

    @Test
    void reportsAConflictWhereNamesMustNotBeShared() throws SQLException {
        try (Instance disturbed = disturbed(() -> take("00.csv 0"))) {
            Transfer transfer = TransferProcess.transfer(disturbed, 0, KEYS)
                    .with(TransferOptions.builder().onSameName(OnSameName.FAIL).build());

            assertThatThrownBy(transfer::apply)
                    .isInstanceOf(TransferConflictException.class)
                    .hasMessageContaining("the same by name");
        }
        assertHasOnlyLabels(1);
    }

    /** As often as the transfer is tried again another name is taken. */
    @Test
    void givesUpInTheEndWithNothingWritten() throws SQLException {
        AtomicInteger attempts = new AtomicInteger();
        try (Instance disturbed = disturbed(() -> take("00.csv " + attempts.getAndIncrement()))) {
            Transfer transfer = TransferProcess.transfer(disturbed, 0, KEYS);

            assertThatThrownBy(transfer::apply)
                    .isInstanceOf(BusyException.class)
                    .hasMessageMatching("Cannot transfer ULabel '\\w{8}': another program has just taken one of its"
                            + " values\\. Try again\\. Nothing was written\\.");
        }
        assertThat(attempts.get()).isGreaterThan(1);
        assertHasOnlyLabels(attempts.get());
    }

    private void assertHasOnlyLabels(int labels) throws SQLException {
        assertThat(lab.query(ULabel.class).count()).isEqualTo(labels);
        assertThat(LabelledArtifacts.labelCounts(lab)).isEmpty();
        assertThat(lab.query(Run.class).count()).isZero();
        assertThat(DatabaseDump.of(lab.settings().sqliteFile().orElseThrow()).keySet())
                .noneMatch(table -> table.startsWith("laminj_"));
    }

    /** The lab, where something happens between the reading and the writing of a transfer, when it tells of its run. */
    private Instance disturbed(Runnable disturbance) {
        return Instances.builder()
                .settings(environment.settings())
                .messages((level, text) -> {
                    if (text.startsWith("no run & transform got linked")) {
                        disturbance.run();
                    }
                })
                .build()
                .connect("lab");
    }

    private void take(String name) {
        lab.save(Draft.of(ULabel.class).with(ULabel::name, name));
    }

    private RecordKey keyInOrigin(String name) {
        return lab
                .using("origin")
                .query(ULabel.class)
                .filter(where(ULabel::name).is(name))
                .stream()
                .map(label -> new RecordKey("ULabel", label.uid()))
                .findFirst()
                .orElseThrow();
    }
}
