package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellLine;
import org.laminj.bionty.Disease;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Organism;
import org.laminj.bionty.Pathway;
import org.laminj.bionty.Protein;
import org.laminj.bionty.Tissue;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.wetlab.Biosample;
import org.laminj.wetlab.CombinationTreatment;
import org.laminj.wetlab.Compound;
import org.laminj.wetlab.CompoundTreatment;
import org.laminj.wetlab.EnvironmentalTreatment;
import org.laminj.wetlab.GeneticTreatment;
import org.laminj.wetlab.Techsample;
import org.laminj.wetlab.TreatmentTarget;

@DisplayName("Selected itself, a record of the laboratory")
class LaboratoryTest {

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, "bionty", "wetlab");
        origin = both.origin();
        lab = both.lab();
        // ids differ on both sides
        lab.label("ours0000", "ours");
        lab.feature("ours00000000", "ours");
        lab.organism("ours0000", "ours");
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    /** Transfers records of one registry, and answers by the second time that nothing is left to do. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private <R extends SqlRecord> TransferReport transferred(R... records) {
        TransferReport report = both.transfer(records).apply();
        List<Long> rows = TableCounts.of(lab.instance());
        assertThat(both.transfer(records).apply().counts().values())
                .allSatisfy(counts -> assertThat(counts.mapped()).isEqualTo(counts.reached()));
        assertThat(TableCounts.of(lab.instance())).isEqualTo(rows);
        return report;
    }

    private static List<String> registries(TransferReport report) {
        return report.with(Outcome.TRANSFERRED).stream()
                .map(RecordKey::registry)
                .distinct()
                .sorted()
                .toList();
    }

    private Gene gene(String uid) {
        return origin.save(Draft.of(Gene.class)
                .with(Gene::uid, uid)
                .with(Gene::symbol, uid)
                .with(Gene::organism, Ref.to(human())));
    }

    private Organism human() {
        return origin.instance().query(Organism.class).first().orElseGet(() -> origin.organism("human000", "human"));
    }

    @Test
    void comesWithWhatASampleIsOf() {
        Biosample biosample = origin.save(Draft.of(Biosample.class)
                .with(Biosample::uid, "biosample000")
                .with(Biosample::name, "B1")
                .with(Biosample::organism, Ref.to(human())));
        origin.link(
                biosample,
                "tissues",
                origin.save(Draft.of(Tissue.class).with(Tissue::uid, "tissue00").with(Tissue::name, "lung")));
        origin.link(
                biosample,
                "cell_lines",
                origin.save(
                        Draft.of(CellLine.class).with(CellLine::uid, "cellline").with(CellLine::name, "HEK293")));
        origin.link(biosample, "cell_types", origin.cellType("celltype", "T cell"));
        origin.link(
                biosample,
                "diseases",
                origin.save(
                        Draft.of(Disease.class).with(Disease::uid, "disease0").with(Disease::name, "asthma")));
        Techsample techsample = origin.save(Draft.of(Techsample.class)
                .with(Techsample::uid, "techsample00")
                .with(Techsample::name, "S1")
                .with(Techsample::batch, "1"));
        origin.link(techsample, "biosamples", biosample);

        TransferReport ofTechsample = transferred(techsample);
        TransferReport ofBiosample = transferred(biosample);

        assertThat(registries(ofTechsample))
                .containsExactly("bionty.Organism", "wetlab.Biosample", "wetlab.Techsample");
        assertThat(registries(ofBiosample))
                .containsExactly("bionty.CellLine", "bionty.CellType", "bionty.Disease", "bionty.Tissue");
        assertThat(lab.linked(both.here(techsample), "biosamples")).containsExactly(both.here(biosample));
        for (String accessor : List.of("tissues", "cell_lines", "cell_types", "diseases")) {
            assertThat(lab.linked(both.here(biosample), accessor)).as(accessor).hasSize(1);
        }
    }

    @Test
    void comesWithTheTargetsAndCompoundsOfATreatment() {
        TreatmentTarget target = origin.save(Draft.of(TreatmentTarget.class)
                .with(TreatmentTarget::uid, "target00")
                .with(TreatmentTarget::name, "TCF7 locus"));
        origin.link(target, "genes", gene("gene00000001"));
        origin.link(
                target,
                "pathways",
                origin.save(
                        Draft.of(Pathway.class).with(Pathway::uid, "pathway0").with(Pathway::name, "apoptosis")));
        origin.link(
                target,
                "proteins",
                origin.save(Draft.of(Protein.class)
                        .with(Protein::uid, "protein00000")
                        .with(Protein::name, "TCF7")
                        .with(Protein::organism, Ref.to(human()))));
        GeneticTreatment genetic = origin.save(Draft.of(GeneticTreatment.class)
                .with(GeneticTreatment::uid, "genetic00000")
                .with(GeneticTreatment::name, "knockout")
                .with(GeneticTreatment::system, "CRISPR"));
        CompoundTreatment compound = origin.save(Draft.of(CompoundTreatment.class)
                .with(CompoundTreatment::uid, "compound0000")
                .with(CompoundTreatment::name, "aspirin, 1 day"));
        EnvironmentalTreatment heat = origin.save(Draft.of(EnvironmentalTreatment.class)
                .with(EnvironmentalTreatment::uid, "environment0")
                .with(EnvironmentalTreatment::name, "heat"));
        for (SqlRecord treatment : List.of(genetic, compound, heat)) {
            origin.link(treatment, "targets", target);
        }
        origin.link(
                compound,
                "compounds",
                origin.save(
                        Draft.of(Compound.class).with(Compound::uid, "aspirin0").with(Compound::name, "aspirin")));
        CombinationTreatment combination = origin.save(Draft.of(CombinationTreatment.class)
                .with(CombinationTreatment::uid, "combination0")
                .with(CombinationTreatment::name, "all"));
        origin.link(combination, "genetics", genetic);
        origin.link(combination, "compounds", compound);
        origin.link(combination, "environmentals", heat);

        assertThat(registries(transferred(combination)))
                .containsExactly(
                        "wetlab.CombinationTreatment",
                        "wetlab.CompoundTreatment",
                        "wetlab.EnvironmentalTreatment",
                        "wetlab.GeneticTreatment");
        assertThat(registries(transferred(genetic))).containsExactly("wetlab.TreatmentTarget");
        assertThat(registries(transferred(compound))).containsExactly("wetlab.Compound");
        assertThat(registries(transferred(heat))).isEmpty();
        assertThat(registries(transferred(target)))
                .containsExactly("bionty.Gene", "bionty.Organism", "bionty.Pathway", "bionty.Protein");
        for (String accessor : List.of("genes", "pathways", "proteins")) {
            assertThat(lab.linked(both.here(target), accessor)).as(accessor).hasSize(1);
        }
        assertThat(Contents.of(lab.instance()))
                .containsAllEntriesOf(Contents.of(
                        origin.instance(),
                        table -> table.table().startsWith("wetlab_")
                                && !table.foreignKeys().stream()
                                        .anyMatch(field -> field.name().equals("run"))));
    }
}
