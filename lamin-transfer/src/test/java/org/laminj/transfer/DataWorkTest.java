package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.model.Artifact;
import org.laminj.core.storage.StorageBackends;

@DisplayName("The list of the data of a transfer")
class DataWorkTest {

    private static final TransferOptions COPY =
            TransferOptions.builder().data(Data.COPY).build();

    @Nested
    class OfRealFiles {

        private static final int FILES = 100;
        private static final int MEMBERS = 100;
        private static final int LARGE_BYTES = (50 << 20) + 1;
        private static final int OBJECTS = FILES + MEMBERS;

        @TempDir
        Path folder;

        private TwoInstances both;
        private DataInstance origin;
        private DataInstance lab;
        private Transfer transfer;
        private SortedMap<String, List<String>> contents;
        private Path list;

        @BeforeEach
        void setUp() throws IOException {
            both = TwoInstances.in(folder);
            origin = new DataInstance(both.origin().instance());
            lab = new DataInstance(both.lab().instance());
            List<Artifact> artifacts = new ArrayList<>();
            artifacts.addAll(both.origin()
                    .instance()
                    .saveAll(IntStream.range(0, FILES)
                            .mapToObj(number -> origin.fileDraft(
                                    String.format("file%012d0000", number),
                                    number + ".csv",
                                    ("content " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            .toList()));
            artifacts.add(origin.folder("cells000000000000000", "cells.zarr", members(MEMBERS)));
            contents = origin.contents();
            transfer = both.transfer(artifacts.toArray(Artifact[]::new)).with(COPY);
            list = folder.resolve("list.json");
            Files.writeString(list, transfer.dataWork().toJson());
        }

        private static Map<String, String> members(int count) {
            Map<String, String> members = new HashMap<>();
            IntStream.range(0, count).forEach(number -> members.put("X/" + number, "member " + number));
            return members;
        }

        @AfterEach
        void tearDown() {
            both.close();
        }

        private void assertAllIsThere() {
            assertThat(lab.contents()).isEqualTo(contents);
            assertThat(lab.ownFiles())
                    .filteredOn(name -> !name.contains(".partial-"))
                    .hasSize(OBJECTS);
        }

        @Test
        void isTheSameAfterAJourney() throws Exception {
            DataWork work = transfer.dataWork();

            assertThat(DataWork.fromJson(work.toJson())).isEqualTo(work);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(work);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(work);
            }
        }

        @Test
        void isWorkedOffByFourProcessesEachObjectOnce() throws IOException {
            Path journal = folder.resolve("journal");
            List<DataProcess> processes = new ArrayList<>();
            for (int index = 0; index < 4; index++) {
                processes.add(DataProcess.start(list, journal, index, 4, false));
            }

            DataReport sum = DataReport.none();
            for (DataProcess process : processes) {
                sum = sum.plus(process.report());
            }

            assertThat(sum.copied()).isEqualTo(OBJECTS);
            assertThat(sum.problems()).isEmpty();
            assertThat(JournalBackend.written(journal)).hasSize(OBJECTS).doesNotHaveDuplicates();
            DataReport after = transfer.apply().data();
            assertThat(after).isNotNull().satisfies(data -> {
                assertThat(data.copied()).isZero();
                assertThat(data.present()).isEqualTo(OBJECTS);
            });
            assertAllIsThere();
        }

        @Test
        void isGoneOnWithAfterItsProcessWasKilled() throws IOException {
            Path first = folder.resolve("first");
            try (DataProcess process = DataProcess.start(list, first, 0, 1, true)) {
                process.goOnTo(50);
                process.kill();
            }
            Set<String> before = new HashSet<>(lab.ownFiles());
            before.removeIf(name -> name.contains(".partial-"));
            assertThat(before).hasSizeBetween(50, OBJECTS - 1);

            Path second = folder.resolve("second");
            DataReport resumed;
            try (DataProcess process = DataProcess.start(list, second, 0, 1, false)) {
                resumed = process.report();
            }

            assertThat(resumed.present()).isEqualTo(before.size());
            assertThat(resumed.copied()).isEqualTo(OBJECTS - before.size());
            assertThat(JournalBackend.written(second))
                    .hasSize(OBJECTS - before.size())
                    .doesNotHaveDuplicates()
                    .allSatisfy(path -> assertThat(before)
                            .doesNotContain(lab.root()
                                    .resolve(".lamindb")
                                    .relativize(Path.of(path))
                                    .toString()));
            transfer.apply();
            assertAllIsThere();
        }

        @Test
        void goesThroughThisMachineWhereAStorageCannotCopy() throws IOException {
            Path journal = folder.resolve("journal");

            DataReport report = transfer.dataWork().copy(StorageBackends.of(new JournalBackend(journal, false)));

            assertThat(report.copied()).isEqualTo(OBJECTS);
            assertThat(JournalBackend.written(journal)).hasSize(OBJECTS).doesNotHaveDuplicates();
            transfer.apply();
            assertAllIsThere();
        }

        @Test
        void ofALargeFileLooksAtBothOfItsEnds() throws IOException {
            byte[] content = new byte[LARGE_BYTES];
            Artifact large =
                    both.origin().instance().save(origin.fileDraft("large000000000000000", "large.csv", content));
            DataWork work = both.transfer(large).with(COPY).dataWork();
            StorageBackends backends = both.lab().instance().storageBackends();
            assertThat(large.hashType()).isEqualTo("sha1-fl");
            assertThat(work.copy(backends).copied()).isEqualTo(1);
            assertThat(work.copy(backends).present()).isEqualTo(1);
            content[LARGE_BYTES - 1] = 1;
            DataInstance.write(lab.root().resolve(".lamindb/large000000000000000.csv"), content);

            assertThat(work.copy(backends).copied()).isEqualTo(1);

            DataInstance.write(origin.root().resolve("large.csv"), content);
            assertThat(work.copy(backends).present()).isEqualTo(1);
            assertThat(transferOf(large).dataWork().check(backends).problems())
                    .extracting(DataProblem::reason)
                    .containsExactly(DataProblem.Reason.OTHER_HASH);
        }

        private Transfer transferOf(Artifact artifact) {
            return both.transfer(artifact).with(TransferOptions.defaults());
        }

        @Test
        void endsWhenItsThreadIsInterrupted() {
            Transfer interrupted = transfer.workers(2).listener(new TransferListener() {
                @Override
                public void advances(Phase phase, long done, long all) {
                    if (phase == Phase.DATA && done == 10) {
                        Thread.currentThread().interrupt();
                    }
                }
            });

            DataCopyException thrown = catchThrowableOfType(DataCopyException.class, interrupted::apply);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).hasMessageStartingWith("Work on the data was interrupted: 10 of 200 objects are done.");
            assertThat(lab.contents()).isEmpty();
            assertThat(lab.ownFiles()).hasSizeLessThan(OBJECTS);
            transfer.apply();
            assertAllIsThere();
        }

        @Test
        void endsWhenItsListenerFails() {
            Transfer failing = transfer.listener(new TransferListener() {
                @Override
                public void advances(Phase phase, long done, long all) {
                    if (phase == Phase.DATA && done == 10) {
                        throw new IllegalStateException("enough");
                    }
                }
            });

            assertThatThrownBy(failing::apply).hasMessage("enough");

            assertThat(lab.contents()).isEmpty();
        }

        @Test
        void bringsTenThousandObjects() throws IOException {
            Artifact large = origin.folder("large000000000000000", "large.zarr", members(10_000));
            List<Long> told = new ArrayList<>();

            TransferReport report = both.transfer(large)
                    .with(COPY)
                    .listener(new TransferListener() {
                        @Override
                        public void advances(Phase phase, long done, long all) {
                            if (phase == Phase.DATA) {
                                assertThat(all).isEqualTo(10_000);
                                told.add(done);
                            }
                        }
                    })
                    .apply();

            assertThat(told).hasSize(10_001).isSorted();
            assertThat(report.data())
                    .isNotNull()
                    .satisfies(data -> assertThat(data.copied()).isEqualTo(10_000));
            MoreFiles.deleteRecursively(
                    origin.root().resolve(".lamindb/large00000000000.zarr"), RecursiveDeleteOption.ALLOW_INSECURE);
            assertThat(lab.hash(both.here(large)).value()).isEqualTo(large.hash());
        }

        @Test
        void ofDataThatStaysCanBeCheckedButNotCopied() {
            StorageBackends backends = both.lab().instance().storageBackends();
            DataWork work = transfer.with(TransferOptions.defaults()).dataWork();

            assertThat(work.check(backends).checked()).isEqualTo(OBJECTS);
            assertThatThrownBy(() -> work.copy(backends))
                    .isInstanceOf(TransferException.class)
                    .hasMessage("Cannot copy data: this is the list of a transfer that leaves it where it is. Make the"
                            + " list of one with Data.COPY.");
        }

        @Test
        void thatLeadsOutOfTheFolderOfTheTargetIsRefused() {
            String json = transfer.dataWork().toJson();

            assertThatThrownBy(
                            () -> DataWork.fromJson(json.replace(".lamindb/file000000000000", "mine/file000000000000")))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("that is not made of a uid and a suffix below '.lamindb'");
        }

        @Test
        void thatLeadsToTheDatabaseOrTheMarkerOfTheTargetIsRefused() {
            assertThat(List.of("_is_initialized", "037ba1e08d804f91a90275a47735076a.lndb"))
                    .allSatisfy(name -> assertThatThrownBy(
                                    () -> new DataObject("uid", "/data", "a", ".lamindb/" + name, 1L, null, null))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("Cannot copy data of Artifact(uid='uid') to '.lamindb/" + name + "': that is"
                                    + " not made of a uid and a suffix below '.lamindb', and may be something else."
                                    + " Leave the artifact out."));
        }

        @Test
        void hasNoShardsBeyondItsLast() {
            DataWork work = transfer.dataWork();

            assertThatThrownBy(() -> work.shard(4, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no shard 4 of 4: shards are counted from 0.");
        }
    }
}
