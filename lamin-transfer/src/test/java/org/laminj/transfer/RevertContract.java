package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.transfer.RevertReport.RowCounts;

abstract class RevertContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private Instance origin;
    private Instance lab;
    private Artifact artifact;
    private ULabel parent;
    private ULabel child;

    RevertContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        origin = environment.init("origin", "bionty");
        lab = environment.init("lab", "bionty");
        artifact = artifact("aaaaaaaaaaaaaaaa0000");
        parent =
                origin.save(Draft.of(ULabel.class).with(ULabel::uid, "parent00").with(ULabel::name, "parent"));
        child = origin.save(Draft.of(ULabel.class).with(ULabel::uid, "child000").with(ULabel::name, "child"));
        origin.related(child, "parents").add(parent);
        origin.related(artifact, "ulabels").add(parent, child);
    }

    @AfterEach
    void tearDown() {
        origin.close();
        lab.close();
    }

    private Artifact artifact(String uid) {
        return origin.save(Draft.of(Artifact.class)
                .with(Artifact::uid, uid)
                .with(Artifact::suffix, ".csv")
                .with(Artifact::storage, Ref.to(origin.query(Storage.class).one())));
    }

    private TransferReport transfer() {
        Instance source = lab.using("origin");
        return Transfer.from(source)
                .into(lab)
                .select(source.query(Artifact.class))
                .apply();
    }

    /** How many rows there are by table, without the run and transform of the transfer, which stay. */
    private SortedMap<String, Integer> rows() {
        SortedMap<String, Integer> rows = new TreeMap<>();
        lab.store().read(session -> {
            lab.schema()
                    .tables()
                    .forEach(table -> rows.put(
                            table.table(),
                            session.selectAll(table, List.of(table.id())).size()));
            return rows;
        });
        rows.remove("lnschema_core_run");
        rows.remove("lnschema_core_transform");
        return rows;
    }

    private static String run(TransferReport report) {
        return String.valueOf(report.run());
    }

    @Test
    void removesExactlyWhatItCreated() {
        lab.save(Draft.of(ULabel.class).with(ULabel::uid, "mine0000").with(ULabel::name, "mine"));
        SortedMap<String, Integer> before = rows();
        TransferReport done = transfer();
        SortedMap<String, Integer> after = rows();

        RevertReport plan = Revert.of(lab, run(done)).plan();

        assertThat(rows()).isEqualTo(after);
        assertThat(plan.kept()).isEmpty();
        assertThat(plan.counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Artifact", new RowCounts(1, 0),
                        "Storage", new RowCounts(1, 0),
                        "ULabel", new RowCounts(2, 0),
                        "lnschema_core_artifactulabel", new RowCounts(2, 0),
                        "lnschema_core_ulabel_parents", new RowCounts(1, 0)));

        assertThat(Revert.of(lab, run(done)).apply()).isEqualTo(plan);

        assertThat(rows()).isEqualTo(before);
        assertThat(transfer().with(Outcome.TRANSFERRED)).isEqualTo(done.with(Outcome.TRANSFERRED));
    }

    @Test
    void keepsWhatOthersHaveComeToNeed() {
        TransferReport done = transfer();
        ULabel mine = lab.save(Draft.of(ULabel.class).with(ULabel::name, "mine"));
        ULabel theirs = lab.query(ULabel.class)
                .filter(where(ULabel::uid).is("child000"))
                .one();
        lab.related(mine, "parents").add(theirs);

        RevertReport report = Revert.of(lab, run(done)).apply();

        assertThat(report.kept())
                .containsExactlyInAnyOrder(
                        new KeptRecord(
                                new RecordKey("ULabel", "child000"),
                                "named by to_ulabel of lnschema_core_ulabel_parents links"),
                        new KeptRecord(
                                new RecordKey("ULabel", "parent00"),
                                "in lnschema_core_ulabel_parents links that stay"));
        assertThat(lab.query(Artifact.class).count()).isZero();
        assertThat(lab.query(ULabel.class).list()).extracting(ULabel::uid).contains("child000", "parent00");
        assertThat(lab.related(theirs, "parents").query().count()).isOne();
    }

    @Test
    void keepsADataSetThatWasUsedWhole() {
        TransferReport done = transfer();
        Artifact here = lab.query(Artifact.class).one();
        Collection collection = lab.save(Draft.of(Collection.class).with(Collection::name, "mine"));
        lab.related(collection, "artifacts").add(here);
        SortedMap<String, Integer> before = rows();

        RevertReport report = Revert.of(lab, run(done)).apply();

        assertThat(rows()).isEqualTo(before);
        assertThat(report.counts().values())
                .allSatisfy(count -> assertThat(count.removed()).isZero());
        assertThat(report.kept())
                .contains(new KeptRecord(
                        new RecordKey("Artifact", artifact.uid()),
                        "named by artifact of lnschema_core_collectionartifact links"));
    }

    @Test
    void keepsWhatWasSavedAgainSince() {
        TransferReport done = transfer();
        ULabel here = lab.query(ULabel.class)
                .filter(where(ULabel::uid).is("parent00"))
                .one();
        lab.save(Draft.from(here).with(ULabel::description, "by hand"));

        RevertReport report = Revert.of(lab, run(done)).apply();

        assertThat(report.kept())
                .containsExactly(new KeptRecord(new RecordKey("ULabel", "parent00"), "saved again since"));
        assertThat(lab.query(ULabel.class).one().description()).isEqualTo("by hand");
    }

    @Test
    void removesALinkBetweenRecordsThatWereThere() {
        lab.save(Draft.of(ULabel.class).with(ULabel::uid, "parent00").with(ULabel::name, "parent"));
        lab.save(Draft.of(ULabel.class).with(ULabel::uid, "child000").with(ULabel::name, "child"));
        SortedMap<String, Integer> before = rows();
        TransferReport done = transfer();
        assertThat(rows()).containsEntry("lnschema_core_ulabel_parents", 1);

        Revert.of(lab, run(done)).apply();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void passesOverWhatSomebodyHasDeletedSince() {
        TransferReport done = transfer();
        lab.store().write(session -> {
            LinkTable parents = lab.schema().linkTables().stream()
                    .filter(link -> link.table().equals("lnschema_core_ulabel_parents"))
                    .findFirst()
                    .orElseThrow();
            return session.delete(parents, List.of(1L));
        });

        RevertReport report = Revert.of(lab, run(done)).apply();

        assertThat(report.kept()).isEmpty();
        assertThat(report.counts()).doesNotContainKey("lnschema_core_ulabel_parents");
    }

    @Test
    void makesTheVersionBeforeTheLatestAgain() {
        lab.track("aaaaaaaaaaaa0000", TrackOptions.notebook("first.ipynb", "First"));
        transfer();
        artifact("aaaaaaaaaaaaaaaa0001");
        lab.track("bbbbbbbbbbbb0000", TrackOptions.notebook("second.ipynb", "Second"));
        TransferReport second = transfer();
        assertThat(latest()).containsExactly("aaaaaaaaaaaaaaaa0001");

        Revert.of(lab, run(second)).apply();

        assertThat(latest()).containsExactly("aaaaaaaaaaaaaaaa0000");
        assertThat(lab.query(Artifact.class).count()).isOne();
    }

    private List<String> latest() {
        return lab.query(Artifact.class).filter(where(Artifact::isLatest).is(true)).stream()
                .map(Artifact::uid)
                .toList();
    }

    @Test
    void isForRunsOfTransfersOnly() {
        Run tracked = lab.track("aaaaaaaaaaaa0000", TrackOptions.notebook("first.ipynb", "First"));

        assertThatThrownBy(() -> Revert.of(lab, tracked.uid()).plan())
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("it is not the run of a transfer");
        assertThatThrownBy(() -> Revert.of(lab, "nowhere").apply())
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("'anonymous/lab' has no such run");
    }
}
