package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.laminj.core.Instance;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer that does not come to its end leaves the target on SQLite")
final class SqliteInterruptedTransferTest extends InterruptedTransferContract {

    SqliteInterruptedTransferTest() {
        super(TestDatabase.SQLITE);
    }

    @Nested
    @DisplayName("when the disk is full")
    @DisabledOnOs(OS.WINDOWS)
    class WhenTheDiskIsFull {

        private static final int ARTIFACTS = 30;
        private static final List<String> KEYS = TransferProcess.keys(0, ARTIFACTS);

        /** More than a driver may unpack for itself, less than the labels take. */
        private static final int ROOM = 3_000;

        @Test
        void asBefore() throws Exception {
            saveOrigin(KEYS, "long ".repeat(2_000));
            SortedMap<String, List<String>> before = dump();

            assertThat(transferWithin(ROOM, 0))
                    .isEqualTo("failed StoreException: Instance 'anonymous/lab' cannot be written: the disk is full or"
                            + " the file may not grow. Nothing was written.");

            assertThat(dump()).isEqualTo(before);
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

        private Path database() {
            try (Instance lab = lab()) {
                return lab.settings().sqliteFile().orElseThrow();
            }
        }

        private String transferWithin(int kibibytes, int batch) throws IOException {
            long now = Files.size(database()) / 1024;
            try (TransferProcess process = TransferProcess.readyWithin(now + kibibytes, folder, "lab", batch, KEYS)) {
                return process.begin().awaitLine(TransferProcess.FAILED);
            }
        }
    }
}
