package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.Condition;
import org.laminj.core.testing.TestDatabase;

abstract class UpdateContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;
    private ULabel label;

    UpdateContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, "bionty");
        origin = both.origin();
        lab = both.lab();
        label = origin.label("label000", "T1");
        artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        origin.link(artifact, "ulabels", label);
        both.transfer(artifact).apply();
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private Transfer with(Update update) {
        return both.transfer(artifact)
                .with(TransferOptions.builder().update(update).build());
    }

    private void describe(OneInstance instance, String text) {
        Artifact record = instance.instance().query(Artifact.class).one();
        instance.save(Draft.from(record).with(Artifact::description, text));
    }

    private String descriptionHere() {
        return lab.rows("SELECT description FROM lnschema_core_artifact").get(0);
    }

    @Nested
    @DisplayName("keeps or gains fields by policy:")
    class Policy {

        @Test
        void neverChangesByDefault() {
            describe(origin, "theirs");

            TransferReport report = with(Update.NEVER).apply();

            assertThat(report.options()).isEqualTo(TransferOptions.defaults());
            assertThat(report.with(Outcome.MAPPED)).hasSize(2);
            assertThat(descriptionHere()).isEqualTo("null");
        }

        @Test
        void changesWhereTheSourceWasSavedLater() {
            describe(origin, "theirs");

            TransferReport report = with(Update.IF_NEWER).apply();

            assertThat(report.counts()).containsEntry("Artifact", new Counts(1, 0, 0, 0, 1, 0, 0, 0));
            assertThat(descriptionHere()).isEqualTo("theirs");
        }

        @Test
        void staysWhereTheTargetWasSavedLater() {
            describe(origin, "theirs");
            describe(lab, "ours");

            TransferReport report = with(Update.IF_NEWER).apply();

            assertThat(report.counts()).containsEntry("Artifact", new Counts(1, 1, 0, 0, 0, 0, 0, 0));
            assertThat(descriptionHere()).isEqualTo("ours");
        }

        @Test
        void changesWheneverItDiffersIfAskedFor() {
            describe(origin, "theirs");
            describe(lab, "ours");

            TransferReport report = with(Update.ALWAYS).apply();

            assertThat(report.records())
                    .filteredOn(record -> record.outcome() == Outcome.UPDATED)
                    .extracting(PlannedRecord::changes)
                    .containsExactly(List.of(new FieldChange("description", "ours", "theirs")));
            assertThat(descriptionHere()).isEqualTo("theirs");
        }

        @ParameterizedTest
        @EnumSource(
                value = Update.class,
                names = {"IF_NEWER", "ALWAYS"})
        void changesOnce(Update update) {
            describe(origin, "theirs");
            with(update).apply();

            TransferReport again = with(update).apply();

            assertThat(again.with(Outcome.UPDATED)).isEmpty();
            assertThat(again.with(Outcome.MAPPED)).hasSize(again.records().size());
        }

        @Test
        void losesAValueThatTheSourceHasEmptied() {
            describe(lab, "ours");

            with(Update.ALWAYS).apply();

            assertThat(descriptionHere()).isEqualTo("null");
        }
    }

    @Nested
    @DisplayName("when it changes")
    class Changing {

        @Test
        void keepsItsUidAndTheRunThatMadeItAndNamesTheTransferAmongItsEarlierRuns() {
            Artifact before = both.here(artifact);
            describe(origin, "theirs");
            Run tracked = lab.instance().track("notebooknote0000", TrackOptions.notebook("n.ipynb", "Notebook"));

            TransferReport report = with(Update.IF_NEWER).apply();

            Artifact after = both.here(artifact);
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.run()).isEqualTo(before.run());
            assertThat(after.createdAt()).isEqualTo(before.createdAt());
            assertThat(after.updatedAt()).isAfter(before.updatedAt());
            assertThat(lab.rows("SELECT r.uid, parent.uid FROM lnschema_core_artifact__previous_runs link"
                            + " JOIN lnschema_core_run r ON r.id = link.run_id"
                            + " JOIN lnschema_core_run parent ON parent.id = r.parent_id"))
                    .containsExactly(report.run() + "|" + tracked.uid());
            assertThat(report.run())
                    .isNotEqualTo(
                            before.run() == null ? null : before.run().get().uid());
        }

        @Test
        void keepsItsUidWhereItIsTheSameByName() {
            ULabel ours = lab.label("ours0000", "T2");
            ULabel theirs = origin.label("theirs00", "T2");
            origin.save(Draft.from(theirs).with(ULabel::description, "theirs"));
            origin.link(artifact, "ulabels", theirs);

            with(Update.IF_NEWER).apply();

            assertThat(lab.rows("SELECT id, uid, description FROM lnschema_core_ulabel WHERE name = 'T2'"))
                    .containsExactly(ours.id().value() + "|ours0000|theirs");
        }

        @Test
        void refersToWhatTheSourceRefersTo() {
            Organism human = origin.organism("human000", "human");
            Gene gene = origin.save(Draft.of(Gene.class)
                    .with(Gene::uid, "gene00000000")
                    .with(Gene::symbol, "TCF7")
                    .with(Gene::organism, Ref.to(human)));
            both.transfer(gene).apply();
            Organism mouse = origin.organism("mouse000", "mouse");
            origin.save(Draft.from(gene).with(Gene::organism, Ref.to(mouse)));

            TransferReport report = both.transfer(gene)
                    .with(TransferOptions.builder().update(Update.IF_NEWER).build())
                    .apply();

            assertThat(both.here(gene).organism().get().name()).isEqualTo("mouse");
            assertThat(report.records().get(0).changes())
                    .containsExactly(new FieldChange("organism", "human000", "mouse000"));
            assertThat(report.counts()).containsEntry("bionty.Organism", new Counts(1, 0, 0, 1, 0, 0, 0, 0));
        }

        @Test
        void saysSoInThePlanWithoutWriting() {
            describe(origin, "theirs");

            TransferPlan plan = with(Update.ALWAYS).plan();

            assertThat(plan.with(Outcome.UPDATED)).containsExactly(new RecordKey("Artifact", artifact.uid()));
            assertThat(descriptionHere()).isEqualTo("null");
            assertThat(TransferPlan.fromJson(plan.toJson())).isEqualTo(plan);
            assertThat(with(Update.ALWAYS).apply().records()).isEqualTo(plan.records());
        }

        @Test
        void contradictsTheTargetWhereItWouldTakeAValueOfAnother() {
            CellType type = origin.cellType("celltype", "T cell");
            both.transfer(type).apply();
            CellType other = lab.cellType("other000", "other");
            lab.save(Draft.from(other).with(CellType::abbr, "TC"));
            origin.save(Draft.from(type).with(CellType::abbr, "TC"));
            Transfer transfer = both.transfer(type)
                    .with(TransferOptions.builder().update(Update.ALWAYS).build());

            List<PlannedRecord> conflicts = transfer.plan().conflicts();
            TransferConflictException thrown = catchThrowableOfType(TransferConflictException.class, transfer::apply);

            assertThat(conflicts)
                    .extracting(record -> record.key() + " " + record.reason())
                    .containsExactly("CellType(uid='celltype') its abbr [TC] is taken by another record of the target");
            assertThat(thrown.conflicts()).isEqualTo(conflicts);
            assertThat(both.here(type).abbr()).isNull();
        }
    }

    @Nested
    @DisplayName("has links, which")
    class Links {

        private final TransferOptions mirror =
                TransferOptions.builder().links(LinkUpdate.MIRROR).build();
        private ULabel ours;

        @BeforeEach
        void addLocalLabel() {
            ours = lab.label("ours0000", "ours");
            lab.link(both.here(artifact), "ulabels", ours);
        }

        private List<String> labelsHere() {
            return lab.rows("SELECT label.uid FROM lnschema_core_artifactulabel link JOIN lnschema_core_ulabel label"
                    + " ON label.id = link.ulabel_id JOIN lnschema_core_artifact a ON a.id = link.artifact_id"
                    + " WHERE a.uid = '" + artifact.uid() + "' ORDER BY 1");
        }

        @Test
        void areOnlyAddedByDefault() {
            origin.link(artifact, "ulabels", origin.label("more0000", "more"));

            TransferReport report = both.transfer(artifact).apply();

            assertThat(labelsHere()).containsExactly("label000", "more0000", "ours0000");
            assertThat(report.removed()).isEmpty();
            assertThat(report.counts()).containsEntry("lnschema_core_artifactulabel", Counts.ofLinks(1, 1));
        }

        @Test
        void areThoseOfTheSourceWhenMirrored() {
            origin.execute("DELETE FROM lnschema_core_artifactulabel");
            origin.link(artifact, "ulabels", origin.label("more0000", "more"));

            TransferPlan plan = both.transfer(artifact).with(mirror).plan();
            TransferReport report = both.transfer(artifact).with(mirror).apply();

            RecordKey root = new RecordKey("Artifact", artifact.uid());
            assertThat(plan.removed())
                    .containsExactlyInAnyOrder(
                            new RemovedLink("lnschema_core_artifactulabel", root, new RecordKey("ULabel", "label000")),
                            new RemovedLink("lnschema_core_artifactulabel", root, new RecordKey("ULabel", "ours0000")));
            assertThat(report.removed()).isEqualTo(plan.removed());
            assertThat(report.counts())
                    .isEqualTo(plan.counts())
                    .containsEntry("lnschema_core_artifactulabel", new Counts(1, 0, 0, 1, 0, 0, 0, 2));
            assertThat(labelsHere()).containsExactly("more0000");
            assertThat(both.transfer(artifact).with(mirror).plan().removed()).isEmpty();
        }

        @Test
        void areRemovedAlsoWhereTheSourceHasNone() {
            origin.execute("DELETE FROM lnschema_core_artifactulabel");

            TransferReport report = both.transfer(artifact).with(mirror).apply();

            assertThat(report.counts())
                    .containsEntry("lnschema_core_artifactulabel", new Counts(0, 0, 0, 0, 0, 0, 0, 2));
            assertThat(labelsHere()).isEmpty();
            assertThat(lab.instance().query(ULabel.class).count()).isEqualTo(2);
        }

        @Test
        void areTheTargetsOwnOnRecordsThatAreNotSelected() {
            Artifact local = lab.artifact("bbbbbbbbbbbbbbbb0000");
            lab.link(local, "ulabels", both.here(label), ours);

            both.transfer(artifact).with(mirror).apply();

            assertThat(labelsHere()).containsExactly("label000");
            assertThat(lab.linked(local, "ulabels")).hasSize(2);
        }

        @Test
        void areTheTargetsOwnWhereTheirRegistryIsLeftOut() {
            both.transfer(artifact)
                    .with(TransferOptions.builder()
                            .links(LinkUpdate.MIRROR)
                            .exclude("ULabel")
                            .build())
                    .apply();

            assertThat(labelsHere()).containsExactly("label000", "ours0000");
        }

        @Test
        void keepTheHistoryOfTheTarget() {
            describe(origin, "theirs");
            TransferOptions.Builder full = TransferOptions.builder()
                    .level(Level.FULL)
                    .update(Update.IF_NEWER)
                    .links(LinkUpdate.MIRROR);
            TransferReport first = both.transfer(artifact).with(full.build()).apply();

            TransferReport again = both.transfer(artifact).with(full.build()).apply();

            assertThat(again.removed()).isEmpty();
            assertThat(lab.linked(both.here(artifact), "_previous_runs"))
                    .containsExactly(lab.instance()
                            .query(Run.class)
                            .filter(Condition.where(Run::uid).is(String.valueOf(first.run())))
                            .one());
        }
    }
}
