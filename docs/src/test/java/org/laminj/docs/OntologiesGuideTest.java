package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.CellType;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.OntologyRegistry;
import org.laminj.bionty.Source;
import org.laminj.bionty.Sources;
import org.laminj.bionty.ontology.OntologyDifference;
import org.laminj.bionty.ontology.PublicOntology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.hierarchy.Relative;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.query.QuerySet;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.TermOrigin;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferReport;

/** Works on the real Cell Ontology, where it lies beside the checkout. */
@DisplayName("guide/ontologies.md")
@ExtendWith(FreshSettings.class)
class OntologiesGuideTest {

    private Instance lamin;

    @BeforeEach
    void createAnInstance() throws IOException {
        Files.createSymbolicLink(Path.of("ontologies"), RealInstance.shared("ontologies"));
        LabInstance.create();
        lamin = Instance.connect("lab");
    }

    @AfterEach
    void close() {
        if (lamin != null) {
            lamin.close();
        }
    }

    private void useTheRelease() {
        Sources sources = Bionty.of(lamin).sources();
        sources.use(sources.find(CellType.class, "cl", "2022-08-16", null));
    }

    @Test
    void choosesARelease() {
        // tag::sources
        Bionty bionty = Bionty.of(lamin);
        Source used = bionty.sources().inUse(CellType.class, null); // cl 2024-05-15
        Source older = bionty.sources().find(CellType.class, "cl", "2022-08-16", null);
        bionty.sources().use(older);
        // end::sources
        assertThat(used.version()).isEqualTo("2024-05-15");
        assertThat(bionty.sources().inUse(CellType.class, null).version()).isEqualTo("2022-08-16");
    }

    @Test
    void looksTermsUp() {
        useTheRelease();
        Bionty bionty = Bionty.of(lamin);

        // tag::lookup
        PublicOntology<CellType> cellTypes = bionty.ontology(CellType.class);
        Term tCell = cellTypes.get("CL:0000084"); // or by its name, "T cell"
        Term same = cellTypes.lookup().get("t_cell"); // by a key as one types it
        List<Term> found = cellTypes.search("gamma delta t cell"); // best first
        DataFrame all = cellTypes.df();
        // end::lookup
        assertThat(same).isEqualTo(tCell);
        assertThat(tCell.synonyms()).contains("T lymphocyte", "T-cell");
        assertThat(found.get(0).name()).isEqualTo("gamma-delta T cell");
        assertThat(all.height()).isEqualTo(2523);
    }

    @Test
    void checksValues() {
        useTheRelease();
        PublicOntology<CellType> cellTypes = Bionty.of(lamin).ontology(CellType.class);

        // tag::validate
        List<String> labels = List.of("T cell", "t-lymphocyte", "B cell", "tcell");
        List<Boolean> valid = cellTypes.validate(labels); // true, false, true, false
        Inspection inspection = cellTypes.inspect(labels);
        inspection.standardizable(); // t-lymphocyte, which means T cell
        inspection.unknown(); // tcell
        List<String> names = cellTypes.standardize(labels); // T cell, T cell, B cell, tcell
        // end::validate
        assertThat(valid).containsExactly(true, false, true, false);
        assertThat(inspection)
                .isEqualTo(new Inspection(
                        List.of("T cell", "B cell"), Map.of("t-lymphocyte", List.of("T cell")), List.of("tcell")));
        assertThat(names).containsExactly("T cell", "T cell", "B cell", "tcell");
    }

    @Test
    void comparesReleases() throws IOException {
        useTheRelease();
        Path own = Path.of("cells.obo");
        Files.writeString(own, "format-version: 1.2\n\n[Term]\nid: CL:0000084\nname: T lymphocyte\n");

        // tag::own
        Bionty bionty = Bionty.of(lamin);
        Source ours = bionty.sources()
                .add(NewSource.of(CellType.class, "lab", "2026-11").at(Path.of("cells.obo")));
        // end::own

        // tag::difference
        OntologyDifference difference =
                bionty.ontology(CellType.class, ours).differenceFrom(bionty.ontology(CellType.class));
        difference.changed(); // CL:0000084, whose name, definition, synonyms and parents are others
        // end::difference
        assertThat(difference.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.values())
                        .extracting(OntologyDifference.ValueChange::field)
                        .containsExactly("name", "definition", "synonyms", "parents"));
        assertThat(difference.removed()).hasSize(2668);
    }

    @Test
    void createsRecordsAndWalksTheirHierarchy() {
        useTheRelease();
        Bionty bionty = Bionty.of(lamin);

        // tag::records
        OntologyRegistry<CellType> registry = bionty.registry(CellType.class);
        CellType tCell = registry.fromSource("CL:0000084"); // with all above it
        List<CellType> some = registry.fromValues(List.of("T cell", "B-cell", "monocyte"));
        ImportReport report = registry.importSource(); // all that are not obsolete
        // end::records
        assertThat(some).extracting(CellType::name).containsExactly("T cell", "B cell", "monocyte");
        assertThat(report.created().size() + report.there()).isEqualTo(2523);
        assertThat(registry.importSource().created()).isEmpty();

        // tag::hierarchy
        for (Relative<CellType> above : lamin.hierarchy(CellType.class).ancestors(tCell)) {
            System.out.println(above.distance() + " " + above.record().name()); // 1 lymphocyte, ...
        }
        // end::hierarchy
        Artifact artifact = artifactOf(registry.fromSource("CD8-positive, alpha-beta T cell"));

        // tag::any-kind
        QuerySet<Artifact> ofTCells = lamin.query(Artifact.class).filter(lookup("cell_types__is_a", "T cell"));
        // end::any-kind
        assertThat(ofTCells.list()).extracting(Artifact::uid).containsExactly(artifact.uid());
    }

    private Artifact artifactOf(CellType kind) {
        Artifact artifact = lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, "cells.h5ad")
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
        lamin.labels(artifact).add(kind);
        return artifact;
    }

    @Test
    void transfersWithThePublicOntology() {
        useTheRelease();

        // tag::transfer
        Instance source = lamin.using("laminlabs/lamindata");
        TransferReport report = Transfer.from(source)
                .into(lamin)
                .select(source.query(Artifact.class).filter(where(Artifact::uid).is("dPraor9rU1EofcFb6Wph")))
                .with(TransferOptions.builder().ontology(TermOrigin.PUBLIC).build())
                .apply();
        report.with(Outcome.RESOLVED); // the cell types, and what is above them
        report.terms().unread(); // the ontology of tissues, which is not on this computer
        // end::transfer
        assertThat(report.with(Outcome.RESOLVED))
                .isNotEmpty()
                .extracting(RecordKey::registry)
                .containsOnly("bionty.CellType");
        assertThat(report.with(Outcome.TRANSFERRED))
                .extracting(RecordKey::registry)
                .contains("bionty.Tissue")
                .doesNotContain("bionty.CellType");
        assertThat(report.terms().unread()).isNotEmpty();
    }
}
