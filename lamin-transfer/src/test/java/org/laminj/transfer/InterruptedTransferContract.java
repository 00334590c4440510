package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Instance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.transfer.InstanceRows.SharedRow;

abstract class InterruptedTransferContract {

    private static final int ARTIFACTS = 12;
    private static final List<String> KEYS = TransferProcess.keys(0, ARTIFACTS);

    private final TestDatabase target;

    @TempDir
    Path folder;

    private TestEnvironment environment;

    InterruptedTransferContract(TestDatabase target) {
        this.target = target.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, target);
        environment.init("lab").close();
    }

    void saveOrigin(List<String> keys, String description) {
        try (Instance origin = environment.init("origin", TestDatabase.SQLITE)) {
            LabelledArtifacts.save(origin, keys, description);
        }
    }

    Instance lab() {
        return environment.instances().connect("lab");
    }

    SortedMap<String, List<String>> dump() throws SQLException {
        try (Instance lab = lab()) {
            return DatabaseDump.of(lab);
        }
    }

    @Nested
    @DisplayName("when its process is killed")
    class WhenItsProcessIsKilled {

        private static final int PART = 2;

        @ParameterizedTest(name = "as it {0}")
        @ValueSource(strings = {"advances READ", "advances WRITE", "begins PROVE"})
        void asBefore(String point) throws Exception {
            saveOrigin(KEYS, "");
            SortedMap<String, List<String>> before = dump();

            killAfter(0, 0, point);

            assertThat(dump()).isEqualTo(before);
            try (Instance lab = lab()) {
                TransferProcess.transfer(lab, 0, KEYS).apply();
                assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
            }
        }

        /** Also a process that is killed says how far it was, by what it told before. */
        @ParameterizedTest(name = "as it {0} after two parts")
        @CsvSource({"advances READ, 2", "advances WRITE, 2", "begins PROVE, 2", "committed, 3"})
        void resumableWithWholePartsInIt(String point, int parts) throws Exception {
            saveOrigin(KEYS, "");
            killAfter(2, PART, point);
            int done = parts * PART;

            try (Instance lab = lab();
                    Instance other = environment.init("other")) {
                assertThat(LabelledArtifacts.labelCounts(lab))
                        .isEqualTo(LabelledArtifacts.complete(KEYS.subList(0, done)));
                Recorded recorded = new Recorded();

                TransferReport resumed = TransferProcess.transfer(lab, PART, KEYS)
                        .listener(recorded)
                        .apply();
                TransferReport uninterrupted =
                        TransferProcess.transfer(other, PART, KEYS).apply();

                assertThat(recorded.committed)
                        .containsExactlyElementsOf(LongStream.rangeClosed(parts + 1, ARTIFACTS / PART)
                                .map(part -> part * PART)
                                .boxed()
                                .toList());
                assertThat(recorded.begun).filteredOn(Phase.READ::equals).hasSize(ARTIFACTS / PART - parts);
                assertThat(resumed.records()).isEqualTo(uninterrupted.records());
                assertThat(resumed.counts()).isEqualTo(uninterrupted.counts());
                assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
                assertThat(rows(lab)).isEqualTo(rows(other));
            }
        }

        /** Kills the process where it stands still after so many parts are committed, and has told this then. */
        private void killAfter(int parts, int batch, String point) throws IOException {
            try (TransferProcess process = TransferProcess.stepping(folder, "lab", batch, KEYS)) {
                for (int part = 0; part < parts; part++) {
                    process.goOnTo(TransferProcess.COMMITTED);
                }
                process.goOnTo(point);
                process.kill();
            }
        }

        /** The rows but those that each instance has of its own: its storage, and its runs of transfers. */
        private static List<String> rows(Instance instance) {
            Set<String> own = Set.of("lnschema_core_storage", "lnschema_core_run");
            return InstanceRows.of(instance).all().stream()
                    .filter(row -> !own.contains(row.table().table()))
                    .map(SharedRow::toString)
                    .sorted()
                    .toList();
        }
    }

    @Nested
    @DisplayName("when its listener fails")
    class WhenItsListenerFails {

        @ParameterizedTest(name = "as {0} begins")
        @EnumSource(Phase.class)
        void asBefore(Phase failing) throws SQLException {
            saveOrigin(KEYS, "");
            SortedMap<String, List<String>> before = dump();
            try (Instance lab = lab()) {
                Transfer transfer = TransferProcess.transfer(lab, 0, KEYS)
                        .with(TransferOptions.builder().checkData(true).build())
                        .listener(new TransferListener() {
                            @Override
                            public void begins(Phase phase) {
                                failAt(phase == failing);
                            }
                        });

                assertThatThrownBy(transfer::apply).isInstanceOf(ListenerFailure.class);
            }
            assertThat(dump()).isEqualTo(before);
        }

        @ParameterizedTest(name = "while {0} advances")
        @EnumSource(
                value = Phase.class,
                names = {"READ", "WRITE"})
        void asBeforeToo(Phase failing) throws SQLException {
            saveOrigin(KEYS, "");
            SortedMap<String, List<String>> before = dump();
            try (Instance lab = lab()) {
                Transfer transfer = TransferProcess.transfer(lab, 0, KEYS).listener(new TransferListener() {
                    @Override
                    public void advances(Phase phase, long done, long all) {
                        failAt(phase == failing);
                    }
                });

                assertThatThrownBy(transfer::apply).isInstanceOf(ListenerFailure.class);
            }
            assertThat(dump()).isEqualTo(before);
        }

        @Test
        void completeAfterTheCommit() {
            saveOrigin(KEYS, "");
            try (Instance lab = lab()) {
                Transfer transfer = TransferProcess.transfer(lab, 0, KEYS).listener(new TransferListener() {
                    @Override
                    public void record(PlannedRecord record) {
                        failAt(true);
                    }
                });

                assertThatThrownBy(transfer::apply).isInstanceOf(ListenerFailure.class);

                assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
            }
        }

        @Test
        void resumableAfterAPart() {
            saveOrigin(KEYS, "");
            try (Instance lab = lab()) {
                Transfer transfer = TransferProcess.transfer(lab, 4, KEYS).listener(new TransferListener() {
                    @Override
                    public void committed(long roots, long allRoots) {
                        failAt(true);
                    }
                });

                assertThatThrownBy(transfer::apply)
                        .isInstanceOf(PartialTransferException.class)
                        .hasMessageStartingWith("The transfer stopped after 4 of 12 records, which are done")
                        .hasCauseInstanceOf(ListenerFailure.class);

                assertThat(LabelledArtifacts.labelCounts(lab))
                        .isEqualTo(LabelledArtifacts.complete(KEYS.subList(0, 4)));
                TransferProcess.transfer(lab, 4, KEYS).apply();
                assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
            }
        }

        private static void failAt(boolean now) {
            if (now) {
                throw new ListenerFailure();
            }
        }
    }

    private static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ListenerFailure() {
            super("the listener fails.");
        }
    }

    private static final class Recorded implements TransferListener {

        private final List<Phase> begun = new ArrayList<>();
        private final List<Long> committed = new ArrayList<>();

        @Override
        public void begins(Phase phase) {
            begun.add(phase);
        }

        @Override
        public void committed(long roots, long allRoots) {
            committed.add(roots);
        }
    }
}
