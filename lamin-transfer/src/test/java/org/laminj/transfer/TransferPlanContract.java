package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Source;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QuerySet;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.wetlab.Experiment;

abstract class TransferPlanContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private Instance origin;
    private Instance lab;
    private Artifact artifact;
    private ULabel label;

    TransferPlanContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        origin = environment.init("origin", "bionty", "wetlab");
        lab = environment.init("lab", "bionty");
        artifact = origin.save(Draft.of(Artifact.class)
                .with(Artifact::uid, "aaaaaaaaaaaaaaaa0000")
                .with(Artifact::key, "a.csv")
                .with(Artifact::suffix, ".csv")
                .with(Artifact::storage, Ref.to(origin.query(Storage.class).one())));
        label = origin.save(Draft.of(ULabel.class).with(ULabel::uid, "theirs00").with(ULabel::name, "T1"));
        ULabel other =
                origin.save(Draft.of(ULabel.class).with(ULabel::uid, "others00").with(ULabel::name, "T2"));
        origin.related(artifact, "ulabels").add(label, other);
        origin.related(artifact, "experiments")
                .add(origin.save(Draft.of(Experiment.class).with(Experiment::name, "E1")));
        lab.save(Draft.of(ULabel.class).with(ULabel::uid, "ours0000").with(ULabel::name, "T1"));
    }

    @AfterEach
    void tearDown() {
        origin.close();
        lab.close();
    }

    private Transfer transfer() {
        QuerySet<Artifact> artifacts = lab.using("origin").query(Artifact.class);
        return Transfer.from(lab.using("origin")).into(lab).select(artifacts);
    }

    @Test
    void saysWhatBecomesOfEachRecordAndWhy() {
        List<Long> before = TableCounts.of(lab);

        TransferPlan plan = transfer().plan();

        RecordKey root = new RecordKey("Artifact", artifact.uid());
        RecordKey storage = new RecordKey("Storage", artifact.storage().get().uid());
        assertThat(plan.records())
                .containsExactly(
                        planned(root, Outcome.TRANSFERRED, "not in the target", null),
                        planned(storage, Outcome.TRANSFERRED, "not in the target", step(root, "storage")),
                        planned(new RecordKey("ULabel", "theirs00"), Outcome.MAPPED, "by name", step(root, "ulabels")),
                        planned(
                                new RecordKey("ULabel", "others00"),
                                Outcome.TRANSFERRED,
                                "not in the target",
                                step(root, "ulabels")));
        assertThat(plan.selected()).containsExactly(artifact.uid());
        assertThat(plan.counts()).containsEntry("lnschema_core_artifactulabel", Counts.ofLinks(0, 2));
        assertThat(plan.dropped())
                .containsExactly(
                        new Dropped("wetlab.Experiment", DropReason.MODULE_MISSING, 1),
                        new Dropped("wetlab_artifactexperiment", DropReason.MODULE_MISSING, 1));
        assertThat(plan.table()).isEqualTo("""
                of                           reached mapped resolved transferred updated conflict dropped removed
                ---------------------------- ------- ------ -------- ----------- ------- -------- ------- -------
                Artifact                           1      0        0           1       0        0       0       0
                Storage                            1      0        0           1       0        0       0       0
                ULabel                             2      1        0           1       0        0       0       0
                lnschema_core_artifactulabel       2      0        0           2       0        0       0       0
                wetlab.Experiment                  1      0        0           0       0        0       1       0
                wetlab_artifactexperiment          1      0        0           0       0        0       1       0
                """);
        assertThat(TableCounts.of(lab)).isEqualTo(before);
    }

    private static PlannedRecord planned(
            RecordKey key, Outcome outcome, String reason, PlannedRecord.@Nullable Step step) {
        return new PlannedRecord(key, outcome, reason, step, List.of(), null);
    }

    private static PlannedRecord.Step step(RecordKey from, String by) {
        return new PlannedRecord.Step(from, by);
    }

    @Test
    void explainsWhyARecordIsReached() {
        CellType type = origin.save(
                Draft.of(CellType.class).with(CellType::name, "T cell").with(CellType::source, Ref.to(newSource())));
        origin.related(artifact, "cell_types").add(type);

        List<PlannedRecord> way = transfer().plan().explain("new0");

        RecordKey root = new RecordKey("Artifact", artifact.uid());
        RecordKey label = new RecordKey("bionty.CellType", type.uid());
        assertThat(way)
                .extracting(PlannedRecord::key)
                .containsExactly(root, label, new RecordKey("bionty.Source", "new0"));
        assertThat(way)
                .extracting(PlannedRecord::step)
                .containsExactly(null, step(root, "cell_types"), step(label, "source"));
        assertThatThrownBy(() -> transfer().plan().explain("nowhere"))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("does not reach a record with uid 'nowhere'");
    }

    private Source newSource() {
        return origin.save(Draft.of(Source.class)
                .with(Source::uid, "new0")
                .with(Source::entity, "bionty.CellType")
                .with(Source::organism, "all")
                .with(Source::name, "mine")
                .with(Source::version, "1")
                .with(Source::description, "My terms"));
    }

    @Test
    void isTheSameEachTimeAndSurvivesAsAFile() {
        TransferPlan plan = transfer().plan();

        assertThat(transfer().plan()).isEqualTo(plan);
        assertThat(TransferPlan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThat(transfer().plan().toJson()).isEqualTo(plan.toJson());
    }

    @Test
    void isWhatIsDone() {
        TransferPlan plan = transfer().plan();

        TransferReport report = Transfer.from(lab.using("origin"))
                .into(lab)
                .select(TransferPlan.fromJson(plan.toJson()))
                .apply(plan);

        assertThat(report.records()).isEqualTo(plan.records());
        assertThat(report.counts()).isEqualTo(plan.counts());
        assertThat(report.dropped()).isEqualTo(plan.dropped());
        assertThat(report.removed()).isEqualTo(plan.removed());
        assertThat(TransferReport.fromJson(report.toJson())).isEqualTo(report);
    }

    @Test
    void isEmptyWhenMadeAgain() {
        transfer().apply();

        TransferPlan again = transfer().plan();

        assertThat(again.with(Outcome.TRANSFERRED)).isEmpty();
        assertThat(again.counts()).containsEntry("lnschema_core_artifactulabel", Counts.ofLinks(2, 0));
    }

    @Test
    void isRefusedWhenTheSourceHasMoved() {
        TransferPlan plan = transfer().plan();
        origin.save(Draft.from(artifact).with(Artifact::description, "changed"));

        assertOutdated(plan, "Artifact");
    }

    @Test
    void isRefusedWhenTheTargetHasMoved() {
        TransferPlan plan = transfer().plan();
        lab.save(Draft.of(ULabel.class).with(ULabel::uid, "others00").with(ULabel::name, "mine"));

        assertOutdated(plan, "ULabel");
    }

    @Test
    void isRefusedWhenALinkWasAdded() {
        transfer().apply();
        TransferPlan plan = transfer().plan();
        origin.related(artifact, "ulabels")
                .add(origin.save(Draft.of(ULabel.class).with(ULabel::name, "T3")));

        assertOutdated(plan, "ULabel", "lnschema_core_artifactulabel");
    }

    @Test
    void isRefusedWhenMoreWouldStayBehind() {
        TransferPlan plan = transfer().plan();
        origin.related(artifact, "experiments")
                .add(origin.save(Draft.of(Experiment.class).with(Experiment::name, "E2")));

        assertOutdated(plan, "wetlab.Experiment", "wetlab_artifactexperiment");
    }

    private void assertOutdated(TransferPlan plan, String... moved) {
        List<Long> before = TableCounts.of(lab);

        PlanOutdatedException thrown = catchThrowableOfType(
                PlanOutdatedException.class, () -> transfer().apply(plan));

        assertThat(thrown.moved()).containsExactly(moved);
        assertThat(thrown).hasMessageContaining("Make the plan again. Nothing was written.");
        assertThat(TableCounts.of(lab)).isEqualTo(before);
    }

    @Test
    void belongsToItsInstances() {
        TransferPlan plan = transfer().plan();

        assertThatThrownBy(() -> Transfer.from(origin).into(origin).select(plan))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("Connect to the instances of the plan");
        assertThatThrownBy(() -> TransferPlan.fromJson("{\"source\": 1}"))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("Cannot read the plan of a transfer: ");
    }

    @Test
    void canForbidLoss() {
        List<Long> before = TableCounts.of(lab);

        LossRefusedException thrown = catchThrowableOfType(
                LossRefusedException.class,
                () -> transfer().onLoss(OnLoss.REFUSE).apply());

        assertThat(thrown.losses())
                .extracting(Dropped::of)
                .containsExactly("wetlab.Experiment", "wetlab_artifactexperiment");
        assertThat(thrown)
                .hasMessage("Cannot transfer into 'anonymous/lab' without loss; it would leave behind 1 of"
                        + " wetlab.Experiment, 1 of wetlab_artifactexperiment: the target does not have the schema module. Transfer into an"
                        + " instance that has all of it, exclude what you do not need, or allow the loss. Nothing was"
                        + " written.");
        assertThat(TableCounts.of(lab)).isEqualTo(before);
        assertThat(lab.query(ULabel.class).filter(where(ULabel::name).is("T2")).exists())
                .isFalse();
    }
}
