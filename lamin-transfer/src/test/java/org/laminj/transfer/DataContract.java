package org.laminj.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.testing.TestDatabase;

/** Artifacts of an origin with real files, which a lab gets with or without these. */
abstract class DataContract {

    private static final TransferOptions COPY =
            TransferOptions.builder().data(Data.COPY).build();
    private static final TransferOptions CHECK =
            TransferOptions.builder().checkData(true).build();
    private static final String EMPTY = "empty000000000000000";
    private static final String LUNG = "lung0000000000000000";
    private static final String CELLS = "cells000000000000000";

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private DataInstance origin;
    private DataInstance lab;
    private Artifact empty;
    private Artifact lung;
    private Artifact cells;
    private SortedMap<String, List<String>> contents;

    DataContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database);
        origin = new DataInstance(both.origin().instance());
        lab = new DataInstance(both.lab().instance());
        empty = origin.file(EMPTY, "empty.csv", "");
        lung = origin.file(LUNG, "a folder/100% lung 🫁.csv", "lung");
        cells = origin.folder(CELLS, "cells.zarr", Map.of(".zattrs", "{}", "X/0.0", "chunk", "X/0.1", ""));
        contents = origin.contents();
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private Transfer transfer(TransferOptions options) {
        return both.transfer(empty, lung, cells).with(options);
    }

    private void deleteOrigin() throws IOException {
        MoreFiles.deleteRecursively(origin.root(), RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private List<String> places() {
        return both.lab()
                .rows("SELECT artifact.uid, storage.root, artifact._key_is_virtual, artifact.key"
                        + " FROM lnschema_core_artifact artifact"
                        + " JOIN lnschema_core_storage storage ON storage.id = artifact.storage_id ORDER BY 1");
    }

    private static DataReport report(long present, long copied, long copiedBytes, Path root) {
        return new DataReport(
                5,
                11,
                0,
                present,
                copied,
                copiedBytes,
                List.of(),
                new TreeMap<>(Map.of(root.toString(), new DataReport.Location(5, 5))));
    }

    @Nested
    class ACopy {

        @Test
        void isReadWhenTheOriginIsGone() throws IOException {
            TransferReport report = transfer(COPY).apply();

            deleteOrigin();
            assertThat(lab.contents()).isEqualTo(contents);
            assertThat(List.of(empty, lung, cells))
                    .allSatisfy(artifact ->
                            assertThat(lab.hash(both.here(artifact)).value()).isEqualTo(artifact.hash()));
            assertThat(report.data()).isEqualTo(report(0, 5, 11, origin.root()));
        }

        @Test
        void liesWhereTheLabKeepsItsOwnAndKeepsTheKey() {
            transfer(COPY).apply();

            assertThat(places())
                    .containsExactly(
                            CELLS + "|" + lab.root() + "|1|cells.zarr",
                            EMPTY + "|" + lab.root() + "|1|empty.csv",
                            LUNG + "|" + lab.root() + "|1|a folder/100% lung 🫁.csv");
            assertThat(lab.ownFiles())
                    .containsExactly(
                            "cells00000000000.zarr/.zattrs",
                            "cells00000000000.zarr/X/0.0",
                            "cells00000000000.zarr/X/0.1",
                            EMPTY + ".csv",
                            LUNG + ".csv");
            assertThat(both.lab().instance().query(Storage.class).list())
                    .extracting(Storage::root)
                    .containsExactly(lab.root().toString());
        }

        @Test
        void isMadeOnce() {
            transfer(COPY).apply();

            TransferReport again = transfer(COPY).apply();

            assertThat(again.data()).isEqualTo(DataReport.none());
            assertThat(again.with(Outcome.MAPPED)).hasSize(3);
        }

        @Test
        void isFoundAgainWhenOnlyTheRecordsWereNotWritten() {
            transfer(COPY).dataWork().copy(both.lab().instance().storageBackends());

            assertThat(transfer(COPY).apply().data()).isEqualTo(report(5, 0, 0, origin.root()));
        }

        @Test
        void replacesWhatIsInItsPlace() throws IOException {
            DataInstance.write(lab.root().resolve(".lamindb/" + LUNG + ".csv"), "gnul".getBytes(UTF_8));
            DataInstance.write(lab.root().resolve(".lamindb/cells00000000000.zarr/X/0.0"), "other".getBytes(UTF_8));

            TransferReport report = transfer(COPY).apply();

            assertThat(report.data()).isEqualTo(report(0, 5, 11, origin.root()));
            assertThat(lab.contents()).isEqualTo(contents);
        }

        @Test
        void ofAFolderIsRefusedWhereOtherFilesWouldBeAmongIts() {
            Path other = DataInstance.write(
                    lab.root().resolve(".lamindb/cells00000000000.zarr/other"), "other".getBytes(UTF_8));

            assertThatThrownBy(() -> transfer(COPY).apply())
                    .isInstanceOf(DataCopyException.class)
                    .hasMessageContaining("'" + other + "' does not belong to it. Remove that first.");

            assertThat(places()).isEmpty();
            assertThat(other).hasContent("other");
        }

        @Test
        void bringsOverWhatTheLabOnlyLinked() throws IOException {
            transfer(TransferOptions.defaults()).apply();

            TransferReport report = transfer(COPY).apply();

            assertThat(report.counts()).containsEntry("Artifact", new Counts(3, 0, 0, 0, 3, 0, 0, 0));
            assertThat(report.records())
                    .extracting(PlannedRecord::changes)
                    .contains(List.of(
                            new FieldChange(
                                    "storage",
                                    both.lab()
                                            .rows("SELECT uid FROM lnschema_core_storage WHERE root = '" + origin.root()
                                                    + "'")
                                            .get(0),
                                    both.lab()
                                            .rows("SELECT uid FROM lnschema_core_storage WHERE root = '" + lab.root()
                                                    + "'")
                                            .get(0)),
                            new FieldChange("_key_is_virtual", "false", "true")));
            assertThat(report.data()).isEqualTo(report(0, 5, 11, origin.root()));
            assertThat(transfer(COPY).apply().data()).isEqualTo(DataReport.none());
            deleteOrigin();
            assertThat(lab.contents()).isEqualTo(contents);
        }

        @Test
        void followsAnUpdateOfTheContent() {
            transfer(COPY).apply();
            DataInstance.write(origin.root().resolve("empty.csv"), "no more".getBytes(UTF_8));
            both.origin()
                    .execute("UPDATE lnschema_core_artifact SET size = 7, hash = 'mb8_mLTcZTt5Qn2qU8hPsA' WHERE uid = '"
                            + EMPTY + "'");
            TransferOptions update = COPY.toBuilder().update(Update.ALWAYS).build();

            assertThatThrownBy(() -> transfer(update).apply())
                    .isInstanceOf(DataCopyException.class)
                    .hasMessageContaining("'" + origin.root() + "/empty.csv' has another content than its hash");
            both.origin()
                    .execute("UPDATE lnschema_core_artifact SET hash = '"
                            + org.laminj.core.uid.ContentHash.of(origin.root().resolve("empty.csv"))
                                    .value() + "' WHERE uid = '" + EMPTY + "'");
            transfer(update).apply();

            assertThat(lab.contents()).containsEntry(EMPTY, List.of("no more"));
            assertThat(places()).contains(EMPTY + "|" + lab.root() + "|1|empty.csv");
        }

        @Test
        void comesPartByPart() throws IOException {
            TransferReport report = transfer(COPY).batch(1).apply();

            assertThat(report.data()).isEqualTo(report(0, 5, 11, origin.root()));
            deleteOrigin();
            assertThat(lab.contents()).isEqualTo(contents);
        }

        @Test
        void isWhatAPlanTellsOf() throws IOException {
            TransferPlan plan = transfer(COPY).plan();

            assertThat(TransferPlan.fromJson(plan.toJson())).isEqualTo(plan);
            assertThat(plan.data()).isEqualTo(new DataReport(5, 11, 0, 0, 0, 0, List.of(), new TreeMap<>()));
            assertThat(lab.ownFiles()).isEmpty();
            assertThat(transfer(COPY).apply(plan).data()).isEqualTo(report(0, 5, 11, origin.root()));
        }

        @Test
        void isNotMadeForAPlanThatIsOutdated() {
            TransferPlan plan = transfer(COPY).plan();
            both.origin()
                    .execute("UPDATE lnschema_core_artifact SET _key_is_virtual = "
                            + (database == TestDatabase.SQLITE ? "1" : "true") + " WHERE uid = '" + LUNG + "'");

            assertThatThrownBy(() -> transfer(COPY).apply(plan)).isInstanceOf(PlanOutdatedException.class);

            assertThat(lab.ownFiles()).isEmpty();
        }

        @Test
        void staysWhenTheTransferIsTakenBack() {
            TransferReport report = transfer(COPY).apply();
            String run = String.valueOf(report.run());

            RevertReport reverted = Revert.of(both.lab().instance(), run).apply();

            assertThat(places()).isEmpty();
            assertThat(reverted.data())
                    .containsExactly(
                            lab.root() + "/.lamindb/cells00000000000.zarr",
                            lab.root() + "/.lamindb/" + EMPTY + ".csv",
                            lab.root() + "/.lamindb/" + LUNG + ".csv");
            assertThat(lab.ownFiles()).hasSize(5);
        }

        @Test
        void isToldOfObjectByObject() {
            List<String> told = new ArrayList<>();

            transfer(COPY)
                    .listener(new TransferListener() {
                        @Override
                        public void begins(Phase phase) {
                            told.add(phase.name());
                        }

                        @Override
                        public void advances(Phase phase, long done, long all) {
                            if (phase == Phase.DATA) {
                                told.add(done + " of " + all);
                            }
                        }
                    })
                    .apply();

            assertThat(told)
                    .containsSubsequence("DATA", "0 of 5", "1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5", "WRITE");
        }

        @Test
        void isAlsoMadeOfWhatARunReports() throws IOException {
            Run run = both.origin().run("run00000000000000000", both.origin().transform("transform0000000", "made"));
            both.origin().instance().save(Draft.from(run).with(Run::report, Ref.to(empty)));
            both.origin().instance().save(Draft.from(lung).with(Artifact::run, Ref.to(run)));

            both.transfer(lung)
                    .with(COPY.toBuilder().level(Level.FULL).data(Data.COPY).build())
                    .apply();

            assertThat(lab.ownFiles()).containsExactly(EMPTY + ".csv", LUNG + ".csv");
        }

        @Test
        void isNotMadeBySavingARecordOfTheOrigin() {
            both.lab().instance().save(lungOfOrigin());

            assertThat(places()).containsExactly(LUNG + "|" + origin.root() + "|0|a folder/100% lung 🫁.csv");
            assertThat(lab.ownFiles()).isEmpty();
        }

        private Artifact lungOfOrigin() {
            return both.lab()
                    .instance()
                    .using("origin")
                    .query(Artifact.class)
                    .filter(org.laminj.core.query.Condition.<Artifact>lookup("uid", LUNG))
                    .one();
        }
    }

    @Nested
    class ACopyThatCannotBeMade {

        private DataCopyException refused() {
            DataCopyException thrown = catchThrowableOfType(
                    DataCopyException.class, () -> transfer(COPY).apply());
            assertThat(places()).isEmpty();
            return thrown;
        }

        private DataProblem problem(String uid, String path, DataProblem.Reason reason, String message) {
            return new DataProblem(uid, origin.root().toString(), origin.root() + path, reason, message);
        }

        @Test
        void becauseAFileIsMissingLeavesTheRecordsUnwritten() throws IOException {
            Files.delete(origin.root().resolve("empty.csv"));

            DataCopyException thrown = refused();

            assertThat(thrown)
                    .hasMessage("Cannot copy all data: 4 of 5 objects are done. Of the rest: Artifact(uid='" + EMPTY
                            + "'): There is no object '" + origin.root() + "/empty.csv'. Records were not written. Mend"
                            + " that and run the same again, which goes on from there.");
            assertThat(thrown.done())
                    .isEqualTo(new DataReport(
                            5,
                            11,
                            0,
                            0,
                            4,
                            11,
                            List.of(problem(
                                    EMPTY,
                                    "/empty.csv",
                                    DataProblem.Reason.MISSING,
                                    "There is no object '" + origin.root() + "/empty.csv'.")),
                            new TreeMap<>(Map.of(origin.root().toString(), new DataReport.Location(5, 4)))));
        }

        @Test
        void isMadeOnceItsCauseIsMendedAndTheRestIsNotCopiedAgain() throws IOException {
            Files.delete(origin.root().resolve("empty.csv"));
            refused();
            Files.createFile(origin.root().resolve("empty.csv"));

            assertThat(transfer(COPY).apply().data()).isEqualTo(report(4, 1, 0, origin.root()));
            assertThat(lab.contents()).isEqualTo(contents);
        }

        @Test
        void becauseAFileHasBecomeShorterIsTold() {
            DataInstance.write(origin.root().resolve("a folder/100% lung 🫁.csv"), "lu".getBytes(UTF_8));

            assertThat(refused().done().problems())
                    .containsExactly(problem(
                            LUNG,
                            "/a folder/100% lung 🫁.csv",
                            DataProblem.Reason.OTHER_SIZE,
                            "'" + origin.root() + "/a folder/100% lung 🫁.csv' has 2 bytes instead of 4."));
            assertThat(lab.ownFiles()).doesNotContain(LUNG + ".csv");
        }

        @Test
        void becauseAFileHasAnotherContentIsTold() {
            DataInstance.write(origin.root().resolve("a folder/100% lung 🫁.csv"), "gnul".getBytes(UTF_8));

            assertThat(refused().done().problems())
                    .extracting(DataProblem::reason, DataProblem::message)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            DataProblem.Reason.OTHER_HASH,
                            "'" + origin.root() + "/a folder/100% lung 🫁.csv' has another content than its hash "
                                    + lung.hash() + " (md5) says."));
            assertThat(lab.ownFiles()).doesNotContain(LUNG + ".csv");
        }

        @Test
        void becauseAFileOfAFolderHasAnotherContentIsTold() {
            DataInstance.write(origin.root().resolve(".lamindb/cells00000000000.zarr/X/0.0"), "knuhc".getBytes(UTF_8));

            assertThat(refused().done().problems())
                    .containsExactly(problem(
                            CELLS,
                            "/.lamindb/cells00000000000.zarr",
                            DataProblem.Reason.OTHER_HASH,
                            "'" + origin.root() + "/.lamindb/cells00000000000.zarr' has another content than its hash "
                                    + cells.hash() + " (md5-d) says."));
        }

        @Test
        void becauseAFolderLacksAFileIsTold() throws IOException {
            Files.delete(origin.root().resolve(".lamindb/cells00000000000.zarr/X/0.0"));

            assertThat(refused().done().problems())
                    .containsExactly(problem(
                            CELLS,
                            "/.lamindb/cells00000000000.zarr",
                            DataProblem.Reason.MISSING,
                            "'" + origin.root() + "/.lamindb/cells00000000000.zarr' has 2 objects instead of 3."));
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void becauseAFileMayNotBeReadIsTold() throws IOException {
            Path file = origin.root().resolve("a folder/100% lung 🫁.csv");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
            org.junit.jupiter.api.Assumptions.assumeFalse(Files.isReadable(file), "the user may read everything");

            assertThat(refused().done().problems())
                    .extracting(DataProblem::reason)
                    .containsExactly(DataProblem.Reason.FORBIDDEN);
        }

        @Test
        void becauseItsPlaceWouldBeThatOfTheMarkerIsRefused() {
            both.origin()
                    .execute("UPDATE lnschema_core_artifact SET suffix = '/../_is_initialized' WHERE uid = '" + EMPTY
                            + "'");

            assertThatThrownBy(() -> transfer(COPY).apply())
                    .isInstanceOf(TransferException.class)
                    .hasMessage("Cannot use '.lamindb/" + EMPTY + "/../_is_initialized' as a key: '..' is no name of a"
                            + " file or folder. Give names with slashes between.");

            assertThat(places()).isEmpty();
        }

        @Test
        void becauseTheOriginIsOnAnotherMachineIsRefused() {
            both.origin().execute("UPDATE lnschema_core_storage SET root = 'ftp://bucket' WHERE id = 1");

            assertThatThrownBy(() -> transfer(COPY).apply())
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("ftp://bucket");

            assertThat(places()).isEmpty();
        }

        @Test
        void becauseTheStorageOfTheLabIsMissingIsRefused() throws IOException {
            Path moved = folder.resolve("moved");
            if (database == TestDatabase.SQLITE) {
                return; // its database is in there
            }
            Files.move(lab.root(), moved);

            assertThatThrownBy(() -> transfer(COPY).apply())
                    .isInstanceOf(TransferException.class)
                    .hasMessage("Cannot copy data into the default storage '" + lab.root()
                            + "': there is no such folder. Mount it, or make it. Nothing was copied.");

            assertThat(lab.root()).doesNotExist();
            assertThat(places()).isEmpty();
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void becauseTheStorageOfTheLabMayNotBeWrittenIsRefused() throws IOException {
            Path own = Files.createDirectories(lab.root().resolve(".lamindb"));
            var before = Files.getPosixFilePermissions(own);
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r-xr-xr-x"));
            try {
                org.junit.jupiter.api.Assumptions.assumeFalse(Files.isWritable(own), "the user may write everything");
                assertThatThrownBy(() -> transfer(COPY).apply())
                        .isInstanceOf(TransferException.class)
                        .hasMessageStartingWith("Cannot copy data into the default storage '" + lab.root() + "': ");
            } finally {
                Files.setPosixFilePermissions(own, before);
            }
            assertThat(places()).isEmpty();
        }

        @Test
        void becauseTheLabDoesNotManageItsStorageIsRefused() {
            both.lab().execute("UPDATE lnschema_core_storage SET instance_uid = 'another00000'");

            assertThatThrownBy(() -> transfer(COPY).apply())
                    .isInstanceOf(TransferException.class)
                    .hasMessage("Cannot copy data into 'anonymous/lab': its database has no storage of root '"
                            + lab.root() + "' that the instance manages. Create the instance anew, or leave the data"
                            + " where it is. Nothing was copied.");
        }

        @Test
        void inALaterPartLeavesThePartsBefore() throws IOException {
            Files.delete(origin.root().resolve("a folder/100% lung 🫁.csv"));

            PartialTransferException thrown = catchThrowableOfType(
                    PartialTransferException.class,
                    () -> transfer(COPY).batch(1).apply());

            assertThat(thrown).cause().isInstanceOf(DataCopyException.class);
            assertThat(places()).containsExactly(EMPTY + "|" + lab.root() + "|1|empty.csv");
            assertThat(thrown.done().data())
                    .isNotNull()
                    .satisfies(data -> assertThat(data.problems()).hasSize(1));
        }

        @Test
        void forWhatWasCopiedHasChangedSinceIsRefused() {
            Transfer changing = transfer(COPY).listener(new TransferListener() {
                private boolean changed;

                @Override
                public void advances(Phase phase, long done, long all) {
                    if (phase == Phase.DATA && done == all && !changed) {
                        changed = true;
                        both.origin().execute("UPDATE lnschema_core_artifact SET size = 5 WHERE uid = '" + LUNG + "'");
                    }
                }
            });

            assertThatThrownBy(changing::apply)
                    .isInstanceOf(DataCopyException.class)
                    .hasMessage("Cannot write Artifact(uid='" + LUNG + "'): it has changed since its data was copied."
                            + " Records were not written. Run the same again, which copies what has changed.");

            assertThat(places()).isEmpty();
        }
    }

    @Nested
    class ACheck {

        @Test
        void findsNothingWhereAllIsFine() {
            TransferReport report = transfer(CHECK).apply();

            assertThat(report.data())
                    .isEqualTo(new DataReport(
                            5,
                            11,
                            5,
                            0,
                            0,
                            0,
                            List.of(),
                            new TreeMap<>(Map.of(origin.root().toString(), new DataReport.Location(5, 5)))));
            assertThat(lab.ownFiles()).isEmpty();
        }

        @Test
        void warnsAndLetsTheTransferGoOn() throws IOException {
            Files.delete(origin.root().resolve("empty.csv"));

            TransferReport report = transfer(CHECK).apply();

            assertThat(report.data()).isNotNull().satisfies(data -> {
                assertThat(data.problems())
                        .extracting(DataProblem::toString)
                        .containsExactly(
                                "Artifact(uid='" + EMPTY + "'): There is no object '" + origin.root() + "/empty.csv'.");
                assertThat(data.locations())
                        .containsExactly(Map.entry(origin.root().toString(), new DataReport.Location(5, 4)));
            });
            assertThat(places()).hasSize(3);
            assertThat(both.environment().messages(MessageLevel.WARNING))
                    .contains("Artifact(uid='" + EMPTY + "'): There is no object '" + origin.root() + "/empty.csv'.");
            assertThat(TransferReport.fromJson(report.toJson())).isEqualTo(report);
        }

        @Test
        void refusesWhereNothingMustBeLost() throws IOException {
            Files.delete(origin.root().resolve("empty.csv"));

            assertThatThrownBy(() -> transfer(CHECK).onLoss(OnLoss.REFUSE).apply())
                    .isInstanceOf(DataRefusedException.class)
                    .hasMessageStartingWith("Cannot transfer without loss, for there is data that cannot be had as it"
                            + " should be: Artifact(uid='" + EMPTY + "'): There is no object");
            assertThatThrownBy(
                            () -> transfer(CHECK).onLoss(OnLoss.REFUSE).batch(1).apply())
                    .isInstanceOf(DataRefusedException.class);

            assertThat(places()).isEmpty();
        }

        @Test
        void isInThePlan() throws IOException {
            Files.delete(origin.root().resolve("empty.csv"));

            TransferPlan plan = transfer(CHECK).plan();

            assertThat(plan.data())
                    .isNotNull()
                    .satisfies(data -> assertThat(data.problems())
                            .extracting(DataProblem::reason)
                            .containsExactly(DataProblem.Reason.MISSING));
            assertThat(TransferPlan.fromJson(plan.toJson())).isEqualTo(plan);
        }

        @Test
        void looksAtWhatIsLinkedAlready() throws IOException {
            transfer(TransferOptions.defaults()).apply();
            Files.delete(origin.root().resolve("empty.csv"));

            TransferReport report = transfer(CHECK).apply();

            assertThat(report.with(Outcome.MAPPED)).hasSize(3 + 0);
            assertThat(report.data())
                    .isNotNull()
                    .satisfies(data -> assertThat(data.problems()).hasSize(1));
        }

        @Test
        void endsACopyBeforeAnythingIsCopied() throws IOException {
            Files.delete(origin.root().resolve("empty.csv"));

            assertThatThrownBy(() ->
                            transfer(COPY.toBuilder().checkData(true).build()).apply())
                    .isInstanceOf(DataCopyException.class);

            assertThat(lab.ownFiles()).isEmpty();
        }

        @Test
        void ofAHashInPartsLooksAtTheSizeOnly() {
            both.origin()
                    .execute("UPDATE lnschema_core_artifact SET hash = 'AsyPCDmKTzETtVToEF6-TA', _hash_type = 'md5-2'"
                            + " WHERE uid = '" + LUNG + "'");

            assertThat(transfer(CHECK).apply().data())
                    .isNotNull()
                    .satisfies(data -> assertThat(data.problems()).isEmpty());
            assertThat(transfer(COPY).apply().data()).isEqualTo(report(0, 5, 11, origin.root()));
            assertThat(lab.contents()).isEqualTo(contents);
        }
    }
}
