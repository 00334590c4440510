package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellMarker;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.UnknownRegistryException;
import org.laminj.core.testing.TestDatabase;

abstract class NarrowedTransferContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;

    NarrowedTransferContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database, "bionty");
        origin = both.origin();
        lab = both.lab();
        artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        Feature feature = origin.feature("feature00000", "cell type");
        origin.linkUnder(feature, artifact, "cell_types", origin.cellType("celltype", "T cell"));
        origin.link(artifact, "ulabels", origin.label("label000", "T1"));
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private TransferReport excluding(String... registries) {
        return both.transfer(artifact)
                .with(TransferOptions.builder().exclude(registries).build())
                .apply();
    }

    @Test
    void leavesOutLinksToExcludedRecordsAndCountsThem() {
        TransferReport report = excluding("ulabel");

        assertThat(report.counts())
                .containsOnlyKeys(
                        "Artifact",
                        "Storage",
                        "Feature",
                        "bionty.CellType",
                        "bionty_artifactcelltype",
                        "ULabel",
                        "lnschema_core_artifactulabel");
        assertThat(report.dropped())
                .containsExactly(
                        new Dropped("ULabel", DropReason.LEFT_OUT, 1),
                        new Dropped("lnschema_core_artifactulabel", DropReason.LEFT_OUT, 1));
        assertThat(lab.instance().query(ULabel.class).count()).isZero();
    }

    @Test
    void bringsOnlyIncludedRecordsBesidesThoseThatAreRequired() {
        TransferReport report = both.transfer(artifact)
                .with(TransferOptions.builder().include("bionty.CellType").build())
                .apply();

        assertThat(report.with(Outcome.TRANSFERRED))
                .extracting(RecordKey::registry)
                .containsExactly("Artifact", "Storage", "bionty.CellType");
        assertThat(report.dropped())
                .containsExactly(
                        new Dropped("Feature", DropReason.LEFT_OUT, 1),
                        new Dropped("ULabel", DropReason.LEFT_OUT, 1),
                        new Dropped("lnschema_core_artifactulabel", DropReason.LEFT_OUT, 1));
    }

    @Test
    void leavesAReferenceEmptyWhoseRecordIsExcludedAndLacking() {
        excluding("Feature");

        assertThat(lab.rows("SELECT feature_id FROM bionty_artifactcelltype")).containsExactly("null");
    }

    @Test
    void keepsAReferenceWhoseRecordIsExcludedButThere() {
        Feature ours = lab.feature("ours00000000", "cell type");

        TransferReport report = excluding("Feature");

        assertThat(lab.rows("SELECT feature_id FROM bionty_artifactcelltype"))
                .containsExactly(String.valueOf(ours.id().value()));
        assertThat(report.dropped()).isEmpty();
    }

    @Test
    void refusesToExcludeWhatAnotherRecordCannotBeWithout() {
        Organism human = origin.organism("human000", "human");
        origin.link(
                artifact,
                "cell_markers",
                origin.save(Draft.of(CellMarker.class)
                        .with(CellMarker::name, "CD8")
                        .with(CellMarker::organism, Ref.to(human))));
        List<Long> before = TableCounts.of(lab.instance());

        assertThatThrownBy(() -> excluding("bionty.Organism"))
                .isInstanceOf(TransferException.class)
                .hasMessage("Cannot leave bionty.Organism behind: its records are required by organism_id of others"
                        + " that come along. Exclude those instead. Nothing was written.");

        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
    }

    @Test
    void refusesRegistriesThatTheSourceDoesNotKnow() {
        assertThatThrownBy(() -> excluding("CellTypo"))
                .isInstanceOf(UnknownRegistryException.class)
                .hasMessageContaining("CellTypo");
        assertThatThrownBy(() -> both.transfer(artifact)
                        .with(TransferOptions.builder()
                                .onSameName("nothing", OnSameName.FAIL)
                                .build())
                        .plan())
                .isInstanceOf(UnknownRegistryException.class);
    }

    @Test
    void refusesToReachMoreRecordsThanTheLimit() {
        TransferOptions.Builder options = TransferOptions.builder();
        List<Long> before = TableCounts.of(lab.instance());

        assertThatThrownBy(() -> both.transfer(artifact)
                        .with(options.maxRecords(4).build())
                        .apply())
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("Cannot transfer: more than 4 records would come along.");
        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);

        TransferReport report =
                both.transfer(artifact).with(options.maxRecords(5).build()).apply();
        assertThat(report.records()).hasSize(5);
    }
}
