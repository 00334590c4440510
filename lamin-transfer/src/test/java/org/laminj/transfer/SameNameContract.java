package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellMarker;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;

abstract class SameNameContract {

    private static final String LABELS = "SELECT uid, name FROM lnschema_core_ulabel ORDER BY uid";

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private ULabel theirs;

    SameNameContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, "bionty");
        origin = both.origin();
        lab = both.lab();
        theirs = origin.label("theirs00", "T1");
        lab.label("ours0000", "T1");
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private Transfer with(OnSameName policy, SqlRecord record) {
        return both.transfer(record)
                .with(TransferOptions.builder().onSameName(policy).build());
    }

    private static List<String> conflicts(Transfer transfer) {
        List<PlannedRecord> planned = transfer.plan().conflicts();
        TransferConflictException thrown = catchThrowableOfType(TransferConflictException.class, transfer::apply);
        assertThat(thrown.conflicts()).isEqualTo(planned);
        return planned.stream()
                .map(record -> record.key() + ": " + record.reason())
                .toList();
    }

    @Nested
    @DisplayName("mapping")
    class Mapping {

        @Test
        void takesTheTwoForTheSameAndSaysSo() {
            TransferReport report = both.transfer(theirs).apply();

            assertThat(report.options().onSameName()).isEqualTo(OnSameName.MAP);
            assertThat(report.records())
                    .extracting(PlannedRecord::key, PlannedRecord::outcome, PlannedRecord::reason)
                    .containsExactly(tuple(new RecordKey("ULabel", "theirs00"), Outcome.MAPPED, "by name"));
            assertThat(both.environment().messages(MessageLevel.IMPORTANT))
                    .endsWith("mapped records: ULabel(uid='theirs00')", "transferred records: ");
            assertThat(lab.rows(LABELS)).containsExactly("ours0000|T1");
        }

        @Test
        void listsAFeatureUnderWhichALabelStands() {
            lab.feature("ours00000000", "donor");
            Artifact artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
            origin.linkUnder(origin.feature("theirs000000", "donor"), artifact, "ulabels", theirs);

            TransferReport report = both.transfer(artifact).apply();

            assertThat(report.with(Outcome.MAPPED)).contains(new RecordKey("Feature", "theirs000000"));
            assertThat(lab.rows("SELECT f.uid FROM lnschema_core_artifactulabel link"
                            + " JOIN lnschema_core_feature f ON f.id = link.feature_id"))
                    .containsExactly("ours00000000");
        }
    }

    @Nested
    @DisplayName("renaming")
    class Renaming {

        @Test
        void transfersItUnderANameThatTellsTheSource() {
            TransferPlan plan = with(OnSameName.RENAME, theirs).plan();
            TransferReport report = with(OnSameName.RENAME, theirs).apply();

            assertThat(plan.records())
                    .containsExactly(new PlannedRecord(
                            new RecordKey("ULabel", "theirs00"),
                            Outcome.TRANSFERRED,
                            "not in the target, which has another of that name",
                            null,
                            List.of(new FieldChange("name", "T1", "T1 (anonymous/origin)")),
                            null));
            assertThat(report.records()).isEqualTo(plan.records());
            assertThat(lab.rows(LABELS)).containsExactly("ours0000|T1", "theirs00|T1 (anonymous/origin)");
        }

        @Test
        void mapsItByUidTheSecondTime() {
            with(OnSameName.RENAME, theirs).apply();

            TransferReport again = with(OnSameName.RENAME, theirs).apply();

            assertThat(again.records()).extracting(PlannedRecord::reason).containsExactly("by uid");
            assertThat(lab.rows(LABELS)).hasSize(2);
        }

        @Test
        void countsWhereThatNameIsTakenToo() {
            lab.label("taken000", "T1 (anonymous/origin)");

            with(OnSameName.RENAME, theirs).apply();

            assertThat(lab.rows(LABELS)).contains("theirs00|T1 (anonymous/origin, 2)");
        }

        @Test
        void cutsNamesToTheLengthOfTheirColumn() {
            String longest = "🧬".repeat(150);
            ULabel label = origin.label("longname", longest);
            lab.label("ourslong", longest);

            with(OnSameName.RENAME, label).apply();

            String name = both.here(label).name();
            assertThat(name.codePointCount(0, name.length())).isEqualTo(150);
            assertThat(name).isEqualTo("🧬".repeat(150 - 19) + " (anonymous/origin)");
        }

        @Test
        void letsAFeatureOfAnotherTypeComeAlong() {
            lab.feature("ours00000000", "donor", "int");
            Feature feature = origin.feature("theirs000000", "donor", "cat");

            with(OnSameName.RENAME, feature).apply();

            assertThat(lab.rows("SELECT uid, name, dtype FROM lnschema_core_feature ORDER BY uid"))
                    .containsExactly("ours00000000|donor|int", "theirs000000|donor (anonymous/origin)|cat");
        }

        @Test
        void leavesTheRootOfAStorageForItIsAPlaceAndNoName() {
            for (OneInstance instance : List.of(origin, lab)) {
                instance.save(Draft.of(Storage.class)
                        .with(Storage::uid, instance == origin ? "theirs000000" : "ours00000000")
                        .with(Storage::root, "s3://bucket")
                        .with(Storage::type, "s3"));
            }
            Storage bucket = origin.instance()
                    .query(Storage.class)
                    .filter(where(Storage::root).is("s3://bucket"))
                    .one();

            TransferReport report = with(OnSameName.RENAME, bucket).apply();

            assertThat(report.records()).extracting(PlannedRecord::reason).containsExactly("by root");
            assertThat(lab.rows("SELECT uid FROM lnschema_core_storage WHERE root LIKE 's3%'"))
                    .containsExactly("ours00000000");
        }

        @Test
        void renamesARecordWhoseNameIsOnlyPartOfItsKey() {
            for (OneInstance instance : List.of(origin, lab)) {
                instance.save(Draft.of(CellMarker.class)
                        .with(CellMarker::uid, instance == origin ? "theirs000000" : "ours00000000")
                        .with(CellMarker::name, "CD8")
                        .with(CellMarker::organism, Ref.to(instance.organism("human000", "human"))));
            }
            CellMarker marker = origin.instance().query(CellMarker.class).one();

            with(OnSameName.RENAME, marker).apply();

            assertThat(lab.rows("SELECT uid, name FROM bionty_cellmarker ORDER BY uid"))
                    .containsExactly("ours00000000|CD8", "theirs000000|CD8 (anonymous/origin)");
        }

        @Test
        void mapsByAKeyWithoutANameAndThenKeepsTheName() {
            for (OneInstance instance : List.of(origin, lab)) {
                instance.save(Draft.of(Organism.class)
                        .with(Organism::uid, instance == origin ? "theirs00" : "ours0000")
                        .with(Organism::name, "human")
                        .with(Organism::scientificName, "homo_sapiens"));
            }
            Organism human = origin.instance().query(Organism.class).one();

            TransferPlan plan = both.transfer(human)
                    .with(TransferOptions.builder()
                            .onSameName(OnSameName.RENAME)
                            .update(Update.ALWAYS)
                            .build())
                    .plan();

            assertThat(plan.records())
                    .containsExactly(new PlannedRecord(
                            new RecordKey("bionty.Organism", "theirs00"),
                            Outcome.MAPPED,
                            "by scientific_name",
                            null,
                            List.of(),
                            null));
        }
    }

    @Nested
    @DisplayName("failing")
    class Failing {

        @Test
        void reportsAConflictAndWritesNothing() {
            List<Long> before = TableCounts.of(lab.instance());

            assertThat(conflicts(with(OnSameName.FAIL, theirs)))
                    .containsExactly(
                            "ULabel(uid='theirs00'): the target has it as ULabel(uid='ours0000'), the same by name");

            assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
        }

        @Test
        void letsTheSameRecordBeMapped() {
            lab.execute("UPDATE lnschema_core_ulabel SET uid = 'theirs00'");

            assertThat(with(OnSameName.FAIL, theirs).apply().with(Outcome.MAPPED))
                    .hasSize(1);
        }

        @Test
        void countsTheLinksOfAConflict() {
            Artifact artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
            origin.link(artifact, "ulabels", theirs, origin.label("free0000", "free"));

            TransferPlan plan = with(OnSameName.FAIL, artifact).plan();

            assertThat(plan.counts())
                    .containsEntry("ULabel", new Counts(2, 0, 0, 1, 0, 1, 0, 0))
                    .containsEntry("lnschema_core_artifactulabel", new Counts(2, 0, 0, 1, 0, 1, 0, 0));
        }
    }

    @Nested
    @DisplayName("a policy for one registry")
    class ForOneRegistry {

        @Test
        void goesBeforeTheOneForAll() {
            lab.feature("ours00000000", "donor");
            Artifact artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
            origin.linkUnder(origin.feature("theirs000000", "donor"), artifact, "ulabels", theirs);
            TransferOptions options = TransferOptions.builder()
                    .onSameName(OnSameName.FAIL)
                    .onSameName("ulabel", OnSameName.RENAME)
                    .build();

            assertThat(conflicts(both.transfer(artifact).with(options)))
                    .containsExactly("Feature(uid='theirs000000'): the target has it as Feature(uid='ours00000000'),"
                            + " the same by name");
            assertThat(both.transfer(artifact)
                            .with(TransferOptions.builder()
                                    .onSameName("Feature", OnSameName.RENAME)
                                    .build())
                            .apply()
                            .with(Outcome.TRANSFERRED))
                    .extracting(RecordKey::registry)
                    .containsExactly("Artifact", "Storage", "Feature");
        }
    }
}
