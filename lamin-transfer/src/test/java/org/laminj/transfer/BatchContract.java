package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Pathway;
import org.laminj.core.Draft;
import org.laminj.core.LaminException;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Table;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.uid.ContentHash;
import org.laminj.wetlab.Experiment;

/** Seven artifacts that share labels, features, a feature set and lineage; a second target has them all at once. */
abstract class BatchContract {

    private static final int ARTIFACTS = 7;

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private OneInstance other;
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<ULabel> labels = new ArrayList<>();

    BatchContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, new String[] {"bionty", "wetlab"}, new String[] {"bionty"});
        origin = both.origin();
        lab = both.lab();
        other = new OneInstance(both.environment().init("other", "bionty"));
        Feature feature = origin.feature("feature00000", "donor");
        FeatureSet set = origin.save(Draft.of(FeatureSet.class)
                .with(FeatureSet::uid, "featuresetfeatureset")
                .with(FeatureSet::n, 1)
                .with(FeatureSet::registry, "Feature")
                .with(
                        FeatureSet::hash,
                        ContentHash.ofStrings(List.of(feature.uid())).value()));
        origin.link(set, "features", feature);
        Run run = origin.run("made0000000000000000", origin.transform("training00000000", "training"));
        Experiment experiment = origin.save(Draft.of(Experiment.class).with(Experiment::name, "E1"));
        for (int number = 0; number < ARTIFACTS; number++) {
            labels.add(origin.label("label00" + number, "T" + number));
            Artifact artifact = origin.save(origin.artifactDraft("aaaaaaaaaaaaaaa" + number + "0000")
                    .with(Artifact::size, 100L)
                    .with(Artifact::run, Ref.to(run)));
            artifacts.add(artifact);
            origin.linkUnder(feature, artifact, "ulabels", labels.get(0), labels.get(number));
            origin.link(artifact, "feature_sets", set);
            origin.link(artifact, "experiments", experiment);
        }
        // parents lie in parts before and after those of their children
        origin.link(labels.get(1), "parents", labels.get(5), labels.get(2));
        origin.link(labels.get(6), "parents", labels.get(3), labels.get(6));
        for (OneInstance target : List.of(lab, other)) {
            target.label("ours0000", "T4");
            target.feature("ours00000000", "donor");
        }
    }

    @AfterEach
    void tearDown() {
        other.close();
        both.close();
    }

    private static TransferOptions options(Level level) {
        return TransferOptions.builder().level(level).build();
    }

    private Transfer inParts(int size) {
        return both.transferInto(lab, artifacts).batch(size);
    }

    private TransferReport atOnce(TransferOptions options) {
        return both.transferInto(other, artifacts).with(options).apply();
    }

    /** The way on which a record is reached is that of its part, so it does not count. */
    private static List<String> outcomes(TransferReport report) {
        return report.records().stream()
                .map(record -> record.key() + " " + record.outcome() + " " + record.reason())
                .toList();
    }

    private void assertSame(TransferReport parts, TransferReport whole) {
        assertThat(parts.counts()).isEqualTo(whole.counts());
        assertThat(outcomes(parts)).containsExactlyInAnyOrderElementsOf(outcomes(whole));
        assertThat(parts.dropped()).isEqualTo(whole.dropped());
        assertThat(parts.bytes()).isEqualTo(whole.bytes());
        assertSameContents();
    }

    /** But for the storage that each has of its own. */
    private void assertSameContents() {
        Predicate<Table> shared = table -> !table.table().equals("lnschema_core_storage");
        assertThat(Contents.of(lab.instance(), shared)).isEqualTo(Contents.of(other.instance(), shared));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void givesWhatOneTransactionGives(int size) {
        TransferReport whole = atOnce(TransferOptions.defaults());

        TransferReport parts = inParts(size).apply();

        assertSame(parts, whole);
        assertThat(parts.bytes()).isEqualTo(100L * ARTIFACTS);
        assertThat(parts.dropped())
                .containsExactly(
                        new Dropped("wetlab.Experiment", DropReason.MODULE_MISSING, 1),
                        new Dropped("wetlab_artifactexperiment", DropReason.MODULE_MISSING, ARTIFACTS));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void givesWhatOneTransactionGivesAtEveryLevel(Level level) {
        TransferReport whole = atOnce(options(level));

        TransferReport parts = inParts(2).with(options(level)).apply();

        assertSame(parts, whole);
    }

    @Test
    void linksParentsAcrossParts() {
        inParts(1).apply();

        assertThat(lab.rows("SELECT child.name, parent.name FROM lnschema_core_ulabel_parents link"
                        + " JOIN lnschema_core_ulabel child ON child.id = link.from_ulabel_id"
                        + " JOIN lnschema_core_ulabel parent ON parent.id = link.to_ulabel_id ORDER BY 1, 2"))
                .containsExactly("T1|T2", "T1|T5", "T6|T3", "T6|T6");
    }

    @Test
    void readsWhatPartsShareOnce() {
        TransferReport report = inParts(1).apply();

        assertThat(report.records()).extracting(PlannedRecord::key).doesNotHaveDuplicates();
        assertThat(report.counts())
                .containsEntry("ULabel", new Counts(ARTIFACTS, 1, 0, ARTIFACTS - 1, 0, 0, 0, 0))
                .containsEntry("Feature", new Counts(1, 1, 0, 0, 0, 0, 0, 0))
                .containsEntry("FeatureSet", new Counts(1, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void followsASelectedRecordAlsoWhenAnEarlierPartReachesIt() {
        Gene gene = origin.save(Draft.of(Gene.class)
                .with(Gene::uid, "gene00000000")
                .with(Gene::symbol, "TCF7")
                .with(Gene::organism, Ref.to(origin.organism("human000", "human"))));
        // the child has the smaller id, so it is the first part
        Pathway child = pathway("child000");
        Pathway parent = pathway("parent00");
        origin.link(child, "parents", parent);
        origin.link(parent, "genes", gene);
        TransferOptions options = TransferOptions.builder().parents(Parents.ALL).build();
        List<Pathway> pathways = List.of(child, parent);

        TransferReport whole = both.transferInto(other, pathways).with(options).apply();
        TransferReport parts =
                both.transferInto(lab, pathways).with(options).batch(1).apply();

        assertThat(parts.counts())
                .isEqualTo(whole.counts())
                .containsEntry("bionty_pathway_genes", Counts.ofLinks(0, 1));
        assertThat(lab.linked(both.here(parent), "genes")).containsExactly(both.here(gene));
    }

    private Pathway pathway(String uid) {
        return origin.save(Draft.of(Pathway.class).with(Pathway::uid, uid).with(Pathway::name, uid));
    }

    @Test
    void countsTheRecordsOfAllPartsAgainstTheLimit() {
        TransferOptions options = TransferOptions.builder().maxRecords(6).build();

        PartialTransferException thrown = catchThrowableOfType(
                PartialTransferException.class, () -> inParts(1).with(options).apply());

        assertThat(thrown).hasMessageContaining("more than 6 records would come along");
        assertThat(thrown.done().records()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void tellsWhichPartsAreDone() {
        List<String> committed = new ArrayList<>();

        inParts(3)
                .listener(new TransferListener() {
                    @Override
                    public void committed(long roots, long allRoots) {
                        committed.add(roots + " of " + allRoots);
                    }
                })
                .apply();

        assertThat(committed).containsExactly("3 of 7", "6 of 7", "7 of 7");
    }

    @Test
    void refusesAPlan() {
        TransferPlan plan = inParts(1).plan();

        assertThatThrownBy(() -> inParts(1).apply(plan))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("Cannot apply a plan in parts");
    }

    @Test
    void leavesNoUnfinishedEntryAndOneRunThatHasEnded() {
        TransferReport report = inParts(2).apply();

        assertFinished();
        assertThat(lab.rows("SELECT uid FROM lnschema_core_run WHERE finished_at IS NOT NULL"))
                .containsExactly(report.run());
    }

    private void assertFinished() {
        assertThat(lab.rows("SELECT count(*), count(finished_at) FROM laminj_transfer"))
                .containsExactly("1|1");
        assertThat(lab.rows("SELECT count(*) FROM laminj_transfer_part")).containsExactly("0");
    }

    @Nested
    @DisplayName("that is interrupted")
    class Interrupted {

        private static final String RUNS = "SELECT count(*), count(finished_at) FROM lnschema_core_run";

        private void failAt(Artifact artifact) {
            lab.failAt("lnschema_core_artifact", "NEW.uid = '" + artifact.uid() + "'");
        }

        private PartialTransferException interrupt(Transfer transfer) {
            return catchThrowableOfType(PartialTransferException.class, transfer::apply);
        }

        @Test
        void keepsWhatIsDoneAndTellsOfIt() {
            failAt(artifacts.get(5));

            PartialTransferException thrown = interrupt(inParts(2));

            assertThat(thrown)
                    .hasMessageStartingWith(
                            "The transfer stopped after 4 of 7 records, which are done. The next part failed as a whole: ");
            assertThat(thrown.done().counts()).containsEntry("Artifact", new Counts(4, 0, 0, 4, 0, 0, 0, 0));
            assertThat(lab.rows("SELECT uid FROM lnschema_core_artifact ORDER BY uid"))
                    .containsExactlyElementsOf(
                            artifacts.subList(0, 4).stream().map(Artifact::uid).toList());
            assertThat(lab.rows(RUNS)).containsExactly("1|1");
        }

        @ParameterizedTest
        @EnumSource(Level.class)
        void goesOnAndGivesWhatAnUninterruptedOneGives(Level level) {
            TransferReport whole = atOnce(options(level));
            failAt(artifacts.get(5));
            TransferReport done = interrupt(inParts(2).with(options(level))).done();
            lab.mend();

            TransferReport resumed = inParts(2).with(options(level)).apply();

            assertSame(resumed, whole);
            assertThat(resumed.records()).startsWith(done.records().toArray(PlannedRecord[]::new));
            assertFinished();
        }

        @Test
        void goesOnAfterSeveralInterruptions() {
            TransferReport whole = atOnce(TransferOptions.defaults());
            for (int position : List.of(2, 2, 5)) {
                failAt(artifacts.get(position));
                interrupt(inParts(1));
                lab.mend();
            }

            assertSame(inParts(1).apply(), whole);
            assertFinished();
            assertThat(lab.rows(RUNS)).containsExactly("1|1");
        }

        @Test
        void beginsAnewWithPartsOfAnotherSizeAndMapsWhatIsThere() {
            failAt(artifacts.get(5));
            interrupt(inParts(2));
            lab.mend();

            TransferReport anew = inParts(3).apply();

            assertThat(anew.counts()).containsEntry("Artifact", new Counts(ARTIFACTS, 4, 0, 3, 0, 0, 0, 0));
        }

        @Test
        void leavesNothingWhenTheFirstPartFails() {
            failAt(artifacts.get(0));
            List<Long> before = TableCounts.of(lab.instance());

            assertThatThrownBy(() -> inParts(2).apply())
                    .isInstanceOf(LaminException.class)
                    .isNotInstanceOf(PartialTransferException.class);

            assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
        }

        @Test
        void leavesEachTableAsTheLastPartLeftIt() {
            failAt(artifacts.get(3));

            interrupt(inParts(1));

            both.transferInto(other, artifacts.subList(0, 3)).apply();
            assertSameContents();
        }
    }
}
