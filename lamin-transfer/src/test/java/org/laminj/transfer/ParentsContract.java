package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;

/** The origin has a chain {@code label -> middle -> root} of which the artifact carries both ends. */
abstract class ParentsContract {

    private static final String PARENTS = "SELECT child.uid, parent.uid FROM lnschema_core_ulabel_parents link"
            + " JOIN lnschema_core_ulabel child ON child.id = link.from_ulabel_id"
            + " JOIN lnschema_core_ulabel parent ON parent.id = link.to_ulabel_id ORDER BY 1, 2";

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;
    private ULabel root;
    private ULabel middle;
    private ULabel label;

    ParentsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database);
        origin = both.origin();
        lab = both.lab();
        artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        root = origin.label("root0000", "all");
        middle = origin.label("middle00", "donors");
        label = origin.label("label000", "T1");
        origin.link(middle, "parents", root);
        origin.link(label, "parents", middle);
        origin.link(artifact, "ulabels", label);
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private Transfer with(Parents parents) {
        return both.transfer(artifact)
                .with(TransferOptions.builder().parents(parents).build());
    }

    private List<String> labelsHere() {
        return lab.rows("SELECT uid FROM lnschema_core_ulabel ORDER BY uid");
    }

    @Test
    void bringsNoParentsWhenAskedForNone() {
        origin.link(artifact, "ulabels", middle);

        TransferReport report = with(Parents.NONE).apply();

        assertThat(labelsHere()).containsExactly("label000", "middle00");
        assertThat(report.counts()).doesNotContainKey("lnschema_core_ulabel_parents");
        assertThat(lab.rows(PARENTS)).isEmpty();
    }

    @Test
    void linksThoseThatComeAlongAnyway() {
        origin.link(artifact, "ulabels", middle);

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.options().parents()).isEqualTo(Parents.PRESENT);
        assertThat(labelsHere()).containsExactly("label000", "middle00");
        assertThat(report.counts()).containsEntry("lnschema_core_ulabel_parents", Counts.ofLinks(0, 1));
        assertThat(lab.rows(PARENTS)).containsExactly("label000|middle00");
    }

    @Test
    void bringsAllUpToTheRoots() {
        TransferReport report = with(Parents.ALL).apply();

        assertThat(report.counts())
                .containsEntry("ULabel", new Counts(3, 0, 0, 3, 0, 0, 0, 0))
                .containsEntry("lnschema_core_ulabel_parents", Counts.ofLinks(0, 2));
        assertThat(lab.rows(PARENTS)).containsExactly("label000|middle00", "middle00|root0000");
    }

    @Test
    void neverBringsChildren() {
        ULabel child = origin.label("child000", "T1a");
        origin.link(child, "parents", label);

        with(Parents.ALL).apply();

        assertThat(labelsHere()).doesNotContain(child.uid());
    }

    @Test
    void bringsCirclesAndRecordsThatAreTheirOwnParent() {
        origin.link(root, "parents", label);
        origin.link(root, "parents", root);

        with(Parents.ALL).apply();
        TransferReport again = with(Parents.ALL).apply();

        assertThat(lab.rows(PARENTS)).isEqualTo(origin.rows(PARENTS)).hasSize(4);
        assertThat(again.counts()).containsEntry("lnschema_core_ulabel_parents", Counts.ofLinks(4, 0));
    }

    @Test
    void linksRecordsThatAreTheirOwnParentWhereParentsAreOnlyLinked() {
        origin.link(label, "parents", label);

        both.transfer(artifact).apply();

        assertThat(lab.rows(PARENTS)).containsExactly("label000|label000");
    }

    @Test
    void linksAParentThatIsMappedByName() {
        lab.label("ours0000", "donors");

        with(Parents.ALL).apply();

        assertThat(lab.rows(PARENTS)).containsExactly("label000|ours0000", "ours0000|root0000");
    }

    @Test
    void addsParentsOfALabelThatWasThereBefore() {
        with(Parents.NONE).apply();

        with(Parents.ALL).apply();

        assertThat(lab.rows(PARENTS)).isEqualTo(origin.rows(PARENTS));
    }
}
