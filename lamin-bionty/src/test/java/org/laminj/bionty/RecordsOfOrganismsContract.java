package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.uid.DeterministicUid;

abstract class RecordsOfOrganismsContract extends RegistryOfCells {

    RecordsOfOrganismsContract(TestDatabase database) {
        super(database);
    }

    private final Term human = with(term("NCBITaxon:9606", "human"), Map.of("scientific_name", "homo_sapiens"));
    private final Term brca2 = with(
            Term.of("ENSG00000139618", "BRCA2"),
            Map.of("biotype", "protein_coding", "ncbi_gene_ids", "675", "unknown_column", "x"));

    private <R extends SqlRecord> OntologyRegistry<R> registry(Class<R> type, Term... terms) {
        return OntologyRegistry.of(
                lamin,
                type,
                source -> Ontology.of(source.entity().equals("bionty.Organism") ? List.of(human) : List.of(terms)));
    }

    @Test
    @DisplayName("bring it from its own ontology, unless it is there")
    void created() {
        Gene gene = registry(Gene.class, brca2).ofOrganism("human").fromSource("BRCA2");
        assertThat(gene)
                .extracting(
                        Gene::uid, Gene::symbol, Gene::ensemblGeneId, Gene::biotype, Gene::ncbiGeneIds, Gene::stableId)
                .containsExactly("1DQZiYQ1wP6x", "BRCA2", "ENSG00000139618", "protein_coding", "675", null);
        Organism organism = gene.organism().get();
        assertThat(organism)
                .extracting(Organism::uid, Organism::name, Organism::ontologyId, Organism::scientificName)
                .containsExactly("1dpCL6Td", "human", "NCBITaxon:9606", "homo_sapiens");
        assertThat(organism.source().get()).isEqualTo(sources.inUse(Organism.class, null));
        registry(Gene.class, brca2).ofOrganism("human").importSource();
        assertThat(lamin.query(Organism.class).list()).containsExactly(organism);
    }

    @Test
    @DisplayName("without an ontology id are known by another id that only one record can have")
    void byStableId() {
        Term named = new Term(
                null, "TFC3", null, List.of(), List.of(), List.of(), false, List.of(), Map.of("stable_id", "YAL001C"));
        Term renamed =
                new Term(null, "TSV115", null, List.of(), List.of(), List.of(), false, List.of(), named.columns());
        Gene gene = registry(Gene.class, named).ofOrganism("human").fromSource("TFC3");
        assertThat(gene)
                .extracting(Gene::uid, Gene::symbol, Gene::stableId, Gene::ensemblGeneId)
                .containsExactly(DeterministicUid.of("YAL001C", 12), "TFC3", "YAL001C", null);
        assertThat(registry(Gene.class, renamed).ofOrganism("human").fromSource("TSV115"))
                .isEqualTo(gene);
    }

    @Test
    @DisplayName("hold all values of a table that has a row for each")
    void gathered() {
        Term brca2 = Term.of("ENSG00000139618", "BRCA2");
        Gene gene = registry(
                        Gene.class,
                        with(brca2, Map.of("ncbi_gene_id", "675", "biotype", "protein_coding")),
                        with(brca2, Map.of("ncbi_gene_id", "676")),
                        with(Term.of("ENSG00000141510", "TP53"), Map.of("ncbi_gene_id", "7157")))
                .ofOrganism("human")
                .fromSource("BRCA2");
        assertThat(gene).extracting(Gene::ncbiGeneIds, Gene::biotype).containsExactly("675|676", "protein_coding");
    }

    @Test
    @DisplayName("name the one that the instance has under this name, whoever made it")
    void there() {
        Organism own = lamin.save(Draft.of(Organism.class).with(Organism::name, "human"));
        assertThat(registry(Gene.class, brca2)
                        .ofOrganism("human")
                        .fromSource("BRCA2")
                        .organism()
                        .get())
                .isEqualTo(own);
    }

    @Test
    @DisplayName("are refused without an organism, and the error lists the organisms")
    void without() {
        assertRefused(
                Reason.AMBIGUOUS,
                "Cannot tell which source of bionty.Gene is meant without an organism: in use are"
                        + " ensembl release-112 (human), ensembl release-112 (mouse),"
                        + " ensembl release-112 (saccharomyces cerevisiae)."
                        + " Name one of the organisms human, mouse, saccharomyces cerevisiae.",
                () -> registry(Gene.class, brca2).importSource());
        assertRefused(
                Reason.UNKNOWN,
                "Source ensembl release-112 (mouse) of bionty.Gene has no terms of 'human'. Take the source for"
                        + " this organism, or name the organism mouse.",
                () -> registry(Gene.class, brca2)
                        .from(sources.inUse(Gene.class, "mouse"))
                        .ofOrganism("human")
                        .importSource());
    }

    @Test
    @DisplayName("are refused if the organism is neither there nor in its ontology, or that cannot be read")
    void unknownOrganism() {
        assertRefused(
                Reason.UNKNOWN,
                "There is no organism 'mouse' in the instance, and ensembl release-112 (vertebrates) has none"
                        + " either. Save an Organism of this name first.",
                () -> registry(Gene.class, brca2).ofOrganism("mouse").importSource());
        OntologyRegistry<Gene> offline = OntologyRegistry.of(lamin, Gene.class, source -> {
            if (source.entity().equals("bionty.Organism")) {
                throw new OntologyException(Reason.UNREACHABLE, "No network.");
            }
            return Ontology.of(List.of(brca2));
        });
        assertRefused(
                Reason.UNREACHABLE,
                "There is no organism 'human' in the instance, and the ontology of organisms cannot be used:"
                        + " No network. Save an Organism of this name first.",
                () -> offline.ofOrganism("human").importSource());
    }

    @Test
    @DisplayName("of values are those of this organism, though another has such a name")
    void values() {
        Organism mouse = lamin.save(Draft.of(Organism.class).with(Organism::name, "mouse"));
        lamin.save(Draft.of(Gene.class)
                .with(Gene::symbol, "Brca2")
                .with(Gene::ensemblGeneId, "ENSMUSG00000041147")
                .with(Gene::organism, Ref.to(mouse)));
        assertThat(registry(Gene.class, brca2).ofOrganism("human").fromValues(List.of("BRCA2", "brca2")))
                .extracting(Gene::ensemblGeneId)
                .containsExactly("ENSG00000139618");
    }

    @Test
    @DisplayName("without an id are known by their name and organism")
    void markers() {
        Term marker = new Term(
                null, "CD8", null, List.of(), List.of(), List.of(), false, List.of(), Map.of("gene_symbol", "CD8A"));
        OntologyRegistry<CellMarker> markers = registry(
                        CellMarker.class, marker, with(marker, Map.of("gene_symbol", "CD8B")))
                .ofOrganism("human");
        assertThat(markers.importSource().notes())
                .containsExactly(new Note(Kind.DUPLICATE, "CD8", "has the uid of CD8"));
        CellMarker cd8 = lamin.query(CellMarker.class).one();
        assertThat(cd8)
                .extracting(CellMarker::uid, CellMarker::name, CellMarker::geneSymbol)
                .containsExactly(DeterministicUid.of("CD8human", 12), "CD8", "CD8A");
        assertThat(markers.fromSource("cd8")).isEqualTo(cd8);
    }

    @Test
    @DisplayName("are refused with values that do not fit, naming term and field")
    void misfits() {
        Term good = with(Term.of("P51587", "Breast cancer type 2"), Map.of("length", "3418.0"));
        Term bad = with(Term.of("P04637", "p53"), Map.of("length", "long"));
        OntologyRegistry<Protein> proteins = registry(Protein.class, good, bad).ofOrganism("human");
        List<String> before = rows();
        assertThatThrownBy(proteins::importSource)
                .isInstanceOf(ConstraintException.class)
                .hasMessage("Cannot create records of bionty.Protein from uniprot 2024-03 (human): the database does"
                        + " not take P04637, whose 'length' is 'long', which is no number of its type. Nothing was"
                        + " written. Leave these terms out, or correct the file of the source.");
        assertThat(rows()).isEqualTo(before);
        assertThat(registry(Protein.class, good)
                        .ofOrganism("human")
                        .fromSource("P51587")
                        .length())
                .isEqualTo(3418);
    }
}
