package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Instance;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.transfer.InstanceRows.SharedRow;

@DisplayName("A transfer that does not come to its end leaves the target")
class InterruptedTransferTest {

    private static final int ARTIFACTS = 30;
    private static final List<String> KEYS = TransferProcess.keys(0, ARTIFACTS);

    @TempDir
    Path folder;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder);
        environment.init("lab").close();
    }

    private void saveOrigin(List<String> keys, String description) {
        try (Instance origin = environment.init("origin")) {
            LabelledArtifacts.save(origin, keys, description);
        }
    }

    private Instance lab() {
        return environment.instances().connect("lab");
    }

    private Path database() {
        try (Instance lab = lab()) {
            return lab.settings().sqliteFile().orElseThrow();
        }
    }

    @Nested
    @DisplayName("when its process is killed")
    class WhenItsProcessIsKilled {

        /** Also a process that is killed says how far it was, by what it told before. */
        @ParameterizedTest(name = "after it has told {0} times how it goes on")
        @ValueSource(ints = {1, 7, 18, 40})
        void resumableWithWholePartsInIt(int told) throws Exception {
            saveOrigin(KEYS, "");
            try (TransferProcess process = TransferProcess.ready(folder, "lab", 1, KEYS)) {
                process.begin().awaitLines(told);
                process.kill();
            }

            try (Instance lab = lab();
                    Instance other = environment.init("other")) {
                SortedMap<String, Long> before = LabelledArtifacts.labelCounts(lab);
                int done = before.size();
                assertThat(before).isEqualTo(LabelledArtifacts.complete(KEYS.subList(0, done)));
                assertThat(done).isLessThan(ARTIFACTS);
                Recorded recorded = new Recorded();

                TransferReport resumed = TransferProcess.transfer(lab, 1, KEYS)
                        .listener(recorded)
                        .apply();
                TransferReport uninterrupted =
                        TransferProcess.transfer(other, 1, KEYS).apply();

                assertThat(recorded.committed)
                        .containsExactlyElementsOf(LongStream.rangeClosed(done + 1, ARTIFACTS)
                                .boxed()
                                .toList());
                assertThat(recorded.begun).filteredOn(Phase.READ::equals).hasSize(ARTIFACTS - done);
                assertThat(resumed.records()).isEqualTo(uninterrupted.records());
                assertThat(resumed.counts()).isEqualTo(uninterrupted.counts());
                assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
                assertThat(rows(lab)).isEqualTo(rows(other));
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
    @DisplayName("when the disk is full")
    @DisabledOnOs(OS.WINDOWS)
    class WhenTheDiskIsFull {

        /** More than a driver may unpack for itself, less than the labels take. */
        private static final int ROOM = 3_000;

        @Test
        void asBefore() throws Exception {
            saveOrigin(KEYS, "long ".repeat(2_000));
            SortedMap<String, List<String>> before = DatabaseDump.of(database());

            assertThat(transferWithin(ROOM, 0))
                    .isEqualTo("failed StoreException: Instance 'anonymous/lab' cannot be written: the disk is full or"
                            + " the file may not grow. Nothing was written.");

            assertThat(DatabaseDump.of(database())).isEqualTo(before);
        }

        @Test
        void resumableAfterTheLastPartThatHadRoom() throws Exception {
            saveOrigin(KEYS, "long ".repeat(2_000));

            assertThat(transferWithin(ROOM, 5))
                    .startsWith("failed PartialTransferException: The transfer stopped after ")
                    .contains("the disk is full or the file may not grow");

            try (Instance lab = lab()) {
                int done = LabelledArtifacts.labelCounts(lab).size();
                assertThat(done).isPositive().isLessThan(ARTIFACTS);
                TransferProcess.transfer(lab, 5, KEYS).apply();
                assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
            }
        }

        private String transferWithin(int kibibytes, int batch) throws IOException {
            long now = Files.size(database()) / 1024;
            try (TransferProcess process = TransferProcess.readyWithin(now + kibibytes, folder, "lab", batch, KEYS)) {
                return process.begin().awaitLine(TransferProcess.FAILED);
            }
        }
    }

    @Nested
    @DisplayName("when its listener fails")
    class WhenItsListenerFails {

        @ParameterizedTest(name = "as {0} begins")
        @EnumSource(Phase.class)
        void asBefore(Phase failing) throws SQLException {
            saveOrigin(KEYS, "");
            SortedMap<String, List<String>> before = DatabaseDump.of(database());
            try (Instance lab = lab()) {
                Transfer transfer = TransferProcess.transfer(lab, 0, KEYS).listener(new TransferListener() {
                    @Override
                    public void begins(Phase phase) {
                        failAt(phase == failing);
                    }
                });

                assertThatThrownBy(transfer::apply).isInstanceOf(ListenerFailure.class);
            }
            assertThat(DatabaseDump.of(database())).isEqualTo(before);
        }

        @ParameterizedTest(name = "while {0} advances")
        @EnumSource(
                value = Phase.class,
                names = {"READ", "WRITE"})
        void asBeforeToo(Phase failing) throws SQLException {
            saveOrigin(KEYS, "");
            SortedMap<String, List<String>> before = DatabaseDump.of(database());
            try (Instance lab = lab()) {
                Transfer transfer = TransferProcess.transfer(lab, 0, KEYS).listener(new TransferListener() {
                    @Override
                    public void advances(Phase phase, long done, long all) {
                        failAt(phase == failing);
                    }
                });

                assertThatThrownBy(transfer::apply).isInstanceOf(ListenerFailure.class);
            }
            assertThat(DatabaseDump.of(database())).isEqualTo(before);
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
                Transfer transfer = TransferProcess.transfer(lab, 10, KEYS).listener(new TransferListener() {
                    @Override
                    public void committed(long roots, long allRoots) {
                        failAt(true);
                    }
                });

                assertThatThrownBy(transfer::apply)
                        .isInstanceOf(PartialTransferException.class)
                        .hasMessageStartingWith("The transfer stopped after 10 of 30 records, which are done")
                        .hasCauseInstanceOf(ListenerFailure.class);

                assertThat(LabelledArtifacts.labelCounts(lab))
                        .isEqualTo(LabelledArtifacts.complete(KEYS.subList(0, 10)));
                TransferProcess.transfer(lab, 10, KEYS).apply();
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
