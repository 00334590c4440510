package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.testing.TestDatabase;

abstract class SameContentContract {

    private static final String ARTIFACTS = "SELECT uid FROM lnschema_core_artifact ORDER BY uid";

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;

    SameContentContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database);
        origin = both.origin();
        lab = both.lab();
        artifact = origin.save(withContent(origin, "theirstheirsthei0000"));
        origin.link(artifact, "ulabels", origin.label("label000", "T1"));
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private static Draft<Artifact> withContent(OneInstance instance, String uid) {
        return instance.artifactDraft(uid).with(Artifact::hash, "HOpnASIDDLx3pFYD242KZQ");
    }

    private Transfer with(OnSameContent policy) {
        return both.transfer(artifact)
                .with(TransferOptions.builder().onSameContent(policy).build());
    }

    private List<String> warnings() {
        return both.environment().messages(MessageLevel.WARNING).stream()
                .filter(text -> text.contains("content"))
                .toList();
    }

    @Test
    void transfersTheRecordAndWarnsByDefault() {
        lab.save(withContent(lab, "oursoursoursours0000"));

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.options().onSameContent()).isEqualTo(OnSameContent.WARN);
        assertThat(report.records().get(0).reason())
                .isEqualTo("not in the target, which has the same content as Artifact(uid='oursoursoursours0000')");
        assertThat(warnings())
                .containsExactly("Artifact(uid='theirstheirsthei0000') is new here and has the same content as"
                        + " Artifact(uid='oursoursoursours0000')");
        assertThat(lab.rows(ARTIFACTS)).containsExactly("oursoursoursours0000", "theirstheirsthei0000");
    }

    @Test
    void takesTheTwoForTheSameAndAddsItsLinksIfAskedFor() {
        Artifact ours = lab.save(withContent(lab, "oursoursoursours0000"));

        TransferReport report = with(OnSameContent.MAP).apply();

        assertThat(report.records().get(0))
                .isEqualTo(new PlannedRecord(
                        new RecordKey("Artifact", artifact.uid()), Outcome.MAPPED, "by hash", null, List.of(), null));
        assertThat(lab.rows(ARTIFACTS)).containsExactly("oursoursoursours0000");
        assertThat(lab.linked(ours, "ulabels")).hasSize(1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void transfersTheRecordWithoutAWordIfAskedFor() {
        lab.save(withContent(lab, "oursoursoursours0000"));

        with(OnSameContent.CREATE).apply();

        assertThat(lab.rows(ARTIFACTS)).hasSize(2);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void saysNothingOfAnotherVersionOfTheSameRecord() {
        lab.save(withContent(lab, "theirstheirsthei0001"));

        with(OnSameContent.MAP).apply();
        both.transfer(artifact).apply();

        assertThat(lab.rows(ARTIFACTS)).containsExactly("theirstheirsthei0000", "theirstheirsthei0001");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void findsAnotherRecordBesideAnotherVersion() {
        lab.save(withContent(lab, "theirstheirsthei0001"));
        lab.save(withContent(lab, "oursoursoursours0000"));

        TransferReport report = with(OnSameContent.MAP).apply();

        assertThat(report.with(Outcome.MAPPED)).containsExactly(new RecordKey("Artifact", artifact.uid()));
        assertThat(lab.rows(ARTIFACTS)).containsExactly("oursoursoursours0000", "theirstheirsthei0001");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void bringsTwiceWhatTheSourceHasTwiceAlsoInParts(int batch) {
        Artifact copy = origin.save(withContent(origin, "copycopycopycopy0000"));

        TransferReport report = both.transfer(artifact, copy)
                .with(TransferOptions.builder().onSameContent(OnSameContent.MAP).build())
                .batch(batch)
                .apply();

        assertThat(report.counts()).containsEntry("Artifact", new Counts(2, 0, 0, 2, 0, 0, 0, 0));
        assertThat(lab.rows(ARTIFACTS)).containsExactly(copy.uid(), artifact.uid());
    }

    @Test
    void warnsNoLongerOnceItIsThere() {
        lab.save(withContent(lab, "oursoursoursours0000"));
        both.transfer(artifact).apply();

        both.transfer(artifact).apply();

        assertThat(warnings()).hasSize(1);
    }

    @Test
    void comparesCollectionsToo() {
        for (OneInstance instance : List.of(origin, lab)) {
            instance.save(Draft.of(Collection.class)
                    .with(Collection::uid, instance == origin ? "theirstheirsthei0000" : "oursoursoursours0000")
                    .with(Collection::name, "all")
                    .with(Collection::hash, "9WGq9u8L8U1CCLtGpMyzrQ"));
        }
        Collection collection = origin.instance().query(Collection.class).one();

        both.transfer(collection)
                .with(TransferOptions.builder().onSameContent(OnSameContent.MAP).build())
                .apply();

        assertThat(lab.instance().query(Collection.class).list())
                .extracting(Collection::uid)
                .containsExactly("oursoursoursours0000");
    }
}
