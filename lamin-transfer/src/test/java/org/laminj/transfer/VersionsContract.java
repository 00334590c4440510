package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Transform;
import org.laminj.core.testing.TestDatabase;

/** The origin has three versions, of which the last is the latest; {@code (uid, is_latest)} tells what is here. */
abstract class VersionsContract {

    private static final String STEM = "aaaaaaaaaaaaaaaa";
    private static final TransferOptions FAMILY =
            TransferOptions.builder().versions(Versions.FAMILY).build();

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact first;
    private Artifact second;
    private Artifact third;

    VersionsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database);
        origin = both.origin();
        lab = both.lab();
        // saved out of order, as imports do
        third = version("000A", true);
        first = version("0000", false);
        second = version("0009", false);
        origin.artifact("bbbbbbbbbbbbbbbb0000");
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private Artifact version(String suffix, boolean latest) {
        return origin.save(origin.artifactDraft(STEM + suffix).with(Artifact::isLatest, latest));
    }

    private List<String> here() {
        return lab.rows("SELECT substr(uid, 17), is_latest FROM lnschema_core_artifact ORDER BY id");
    }

    @Test
    void theSelectedOneComesAlongAlone() {
        TransferReport report = both.transfer(second).apply();

        assertThat(report.options().versions()).isEqualTo(Versions.SELECTED);
        assertThat(report.counts()).containsEntry("Artifact", new Counts(1, 0, 0, 1, 0, 0, 0, 0));
        assertThat(here()).containsExactly("0009|1");
    }

    @Test
    void theLatestHereIsTheLatestOfThoseThatCame() {
        both.transfer(first).apply();
        assertThat(here()).containsExactly("0000|1");

        both.transfer(second).apply();
        assertThat(here()).containsExactly("0000|0", "0009|1");

        both.transfer(third).apply();
        assertThat(here()).containsExactly("0000|0", "0009|0", "000A|1");
    }

    @Test
    void anEarlierOneThatComesLaterIsNotTheLatest() {
        both.transfer(third).apply();

        both.transfer(first).apply();

        assertThat(here()).containsExactly("000A|1", "0000|0");
    }

    @Test
    void anUidThatIsTooShortIsAFamilyOfItsOwn() {
        both.transfer(origin.save(origin.artifactDraft("short"))).with(FAMILY).apply();

        assertThat(lab.rows("SELECT uid, is_latest FROM lnschema_core_artifact"))
                .containsExactly("short|1");
    }

    @Test
    void allComeInOrderWhenTheFamilyIsAskedFor() {
        TransferReport report = both.transfer(second).with(FAMILY).apply();

        assertThat(report.with(Outcome.TRANSFERRED))
                .extracting(RecordKey::uid)
                .startsWith(first.uid(), second.uid(), third.uid());
        assertThat(here()).containsExactly("0000|0", "0009|0", "000A|1");
    }

    @Test
    void aFamilyComesOnceHoweverManyOfItAreSelected() {
        TransferPlan plan = both.transfer(second, first, third).with(FAMILY).plan();

        assertThat(plan.selected()).containsExactly(first.uid(), second.uid(), third.uid());
        assertThat(plan.counts()).containsEntry("Artifact", new Counts(3, 0, 0, 3, 0, 0, 0, 0));
    }

    @Test
    void theRestOfAFamilyComesLater() {
        both.transfer(first).apply();

        TransferReport report = both.transfer(first).with(FAMILY).apply();

        assertThat(report.counts()).containsEntry("Artifact", new Counts(3, 1, 0, 2, 0, 0, 0, 0));
        assertThat(here()).containsExactly("0000|0", "0009|0", "000A|1");
    }

    @Test
    void aFamilyMayComeInParts() {
        both.transfer(first).with(FAMILY).batch(1).apply();

        assertThat(here()).containsExactly("0000|0", "0009|0", "000A|1");
    }

    @Test
    void aVersionThatTheTargetMadeItselfStaysTheLatest() {
        both.transfer(first).apply();
        lab.execute("UPDATE lnschema_core_artifact SET is_latest = FALSE");
        lab.artifact(STEM + "0010");

        both.transfer(third).apply();

        assertThat(here()).containsExactly("0000|0", "0010|1", "000A|0");
    }

    @Test
    void otherFamiliesStayAsTheyAre() {
        lab.artifact("aaaaaaaaaaaaaaab0000");
        lab.artifact("AAAAAAAAAAAAAAAA0000");

        both.transfer(third).apply();

        assertThat(lab.rows("SELECT uid FROM lnschema_core_artifact WHERE is_latest ORDER BY id"))
                .containsExactly("aaaaaaaaaaaaaaab0000", "AAAAAAAAAAAAAAAA0000", third.uid());
    }

    @Test
    void collectionsAndTransformsKeepOneLatestToo() {
        Collection old = collection("0000", false);
        Collection later = collection("0001", true);
        Transform oldCode = transform("0000", false);
        Transform laterCode = transform("0001", true);

        both.transfer(old).apply();
        both.transfer(later).apply();
        both.transfer(laterCode).apply();
        both.transfer(oldCode).apply();

        assertThat(lab.rows("SELECT substr(uid, 17), is_latest FROM lnschema_core_collection ORDER BY uid"))
                .containsExactly("0000|0", "0001|1");
        assertThat(lab.rows("SELECT substr(uid, 13), is_latest FROM lnschema_core_transform WHERE name = 'code'"
                        + " ORDER BY uid"))
                .containsExactly("0000|0", "0001|1");
    }

    private Collection collection(String suffix, boolean latest) {
        return origin.save(Draft.of(Collection.class)
                .with(Collection::uid, "cccccccccccccccc" + suffix)
                .with(Collection::name, "all")
                .with(Collection::isLatest, latest));
    }

    private Transform transform(String suffix, boolean latest) {
        return origin.save(Draft.of(Transform.class)
                .with(Transform::uid, "tttttttttttt" + suffix)
                .with(Transform::name, "code")
                .with(Transform::isLatest, latest));
    }
}
