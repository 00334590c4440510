package org.laminj.bionty.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.bionty.ontology.OntologyFixture.CELL_TYPES;
import static org.laminj.bionty.ontology.OntologyFixture.GENES;
import static org.laminj.bionty.ontology.OntologyFixture.gzip;
import static org.laminj.bionty.ontology.OntologyFixture.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.bionty.Source;

@DisplayName("The terms of a file")
class OntologyFormatsTest {

    private static final Source TISSUES = source("bionty.Tissue", "all", "uberon", "2024-01-18");

    @TempDir
    static Path temporary;

    private static OntologyFixture ontologies;

    @BeforeAll
    static void start() {
        ontologies = new OntologyFixture(temporary);
    }

    @AfterAll
    static void stop() {
        ontologies.close();
    }

    @BeforeEach
    void clear() throws IOException {
        ontologies.clear();
    }

    private static Term row(String id, String name, Map<String, String> columns) {
        return new Term(id, name, null, List.of(), List.of(), List.of(), false, List.of(), columns);
    }

    @ParameterizedTest
    @CsvSource({
        "x-1.0.obo, 'format-version: 1.2||[Term]|id: X:1|name: a|'",
        "x-1.0.json, '{\"graphs\": [|{\"nodes\": [{\"id\": \"X:1\", \"lbl\": \"a\"}]}]}|'",
        "df_all__x__1.0__CellType.tsv, 'ontology_id\tname|X:1\ta|'",
        "df_all__x__1.0__CellType.csv, 'ontology_id,name|X:1,a|'"
    })
    void areReadFromFilesOfWindowsToo(String file, String text) throws IOException {
        ontologies.put(file, "\ufeff" + text.replace("|", "\r\n"));

        assertThat(ontologies.read(CELL_TYPES).terms()).containsExactly(Term.of("X:1", "a"));
    }

    @Nested
    @DisplayName("in OBO")
    class Obo {

        @Test
        void areRead() throws IOException {
            ontologies.put("x-1.0.obo", """
                    format-version: 1.2
                    import: http://localhost:1/never-asked-for.obo

                    [Term]
                    id: X:2
                    name: b "cell" \\{of all\\}
                    def: "A \\"b\\"\\nof many." [Y:1]
                    synonym: "beta" EXACT []
                    synonym: "Alpha" EXACT []
                    synonym: "bs" RELATED []
                    synonym: "bb" BROAD abbreviation []
                    synonym: "CD4|CD8" EXACT []
                    synonym: "without scope" []
                    is_a: X:3
                    is_a: X:1 {is_inferred="true"} ! a
                    relationship: part_of X:4

                    [Term]
                    id: X:1
                    name: a

                    [Term]
                    id: X:5

                    [Term]
                    id: http://www.ebi.ac.uk/efo/EFO_0000001
                    name: obsolete thing
                    is_obsolete: true
                    replaced_by: X:2
                    replaced_by: X:1

                    [Typedef]
                    id: part_of
                    name: part of
                    """);

            assertThat(ontologies.read(CELL_TYPES).terms())
                    .containsExactly(
                            new Term(
                                    "EFO:0000001",
                                    "obsolete thing",
                                    null,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    true,
                                    List.of("X:1", "X:2"),
                                    Map.of()),
                            Term.of("X:1", "a"),
                            new Term(
                                    "X:2",
                                    "b \"cell\" {of all}",
                                    "A \"b\"\nof many.",
                                    List.of("Alpha", "beta", "CD4/CD8"),
                                    List.of("bb", "bs", "without scope"),
                                    List.of("X:1", "X:3"),
                                    false,
                                    List.of(),
                                    Map.of()));
        }

        @Test
        void areThoseOfTheOntologyItselfAndBelowTheirWholes() throws IOException {
            ontologies.put("uberon-2024-01-18.obo.gz", gzip("""
                    format-version: 1.2

                    [Term]
                    id: UBERON:1
                    name: heart
                    is_a: UBERON:2
                    is_a: CL:1
                    relationship: part_of UBERON:3
                    relationship: develops_from UBERON:4

                    [Term]
                    id: CL:1
                    name: cell

                    [Term]
                    id: UBERONX:1
                    name: no tissue
                    """));

            assertThat(ontologies.read(TISSUES).terms())
                    .containsExactly(Term.of("UBERON:1", "heart").withParents(List.of("UBERON:2", "UBERON:3")));
        }
    }

    @Nested
    @DisplayName("in OBO Graphs")
    class OboGraphs {

        @Test
        void areRead() throws IOException {
            ontologies.put("x-1.0.json", """
                    {"graphs": [{
                      "id": "x",
                      "edges": [
                        {"sub": "http://purl.obolibrary.org/obo/X_2", "pred": "is_a",
                         "obj": "http://purl.obolibrary.org/obo/X_3"},
                        {"sub": "http://purl.obolibrary.org/obo/X_2", "pred": "is_a",
                         "obj": "http://purl.obolibrary.org/obo/X_1"},
                        {"sub": "http://purl.obolibrary.org/obo/X_2",
                         "pred": "http://purl.obolibrary.org/obo/BFO_0000050",
                         "obj": "http://purl.obolibrary.org/obo/X_4"}
                      ],
                      "nodes": [
                        {"id": "http://purl.obolibrary.org/obo/X_2", "type": "CLASS", "lbl": "b",
                         "meta": {
                           "definition": {"val": "A b.", "xrefs": ["Y:1"]},
                           "synonyms": [
                             {"pred": "hasExactSynonym", "val": "beta"},
                             {"pred": "hasExactSynonym", "val": "CD4|CD8", "xrefs": []},
                             {"pred": "hasNarrowSynonym", "val": "bs"}]}},
                        {"id": "http://purl.obolibrary.org/obo/X_1", "lbl": "a"},
                        {"id": "http://purl.obolibrary.org/obo/X_5", "type": "CLASS"},
                        {"id": "http://purl.obolibrary.org/obo/X_6", "type": "CLASS", "lbl": "merged",
                         "meta": {"deprecated": true, "basicPropertyValues": [
                           {"pred": "http://purl.obolibrary.org/obo/IAO_0000231",
                            "val": "http://purl.obolibrary.org/obo/IAO_0000227"}]}},
                        {"id": "http://purl.obolibrary.org/obo/RO_1", "type": "PROPERTY", "lbl": "part of"},
                        {"id": "http://www.ebi.ac.uk/efo/EFO_0000001", "type": "CLASS", "lbl": "obsolete thing",
                         "meta": {"deprecated": true, "basicPropertyValues": [
                           {"pred": "http://purl.obolibrary.org/obo/IAO_0100001",
                            "val": "http://purl.obolibrary.org/obo/X_2"},
                           {"pred": "http://purl.obolibrary.org/obo/IAO_0100001", "val": "X:1"}]}}
                      ]
                    }]}
                    """);

            assertThat(ontologies.read(CELL_TYPES).terms())
                    .containsExactly(
                            new Term(
                                    "EFO:0000001",
                                    "obsolete thing",
                                    null,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    true,
                                    List.of("X:1", "X:2"),
                                    Map.of()),
                            Term.of("X:1", "a"),
                            new Term(
                                    "X:2",
                                    "b",
                                    "A b.",
                                    List.of("beta", "CD4/CD8"),
                                    List.of("bs"),
                                    List.of("X:1", "X:3"),
                                    false,
                                    List.of(),
                                    Map.of()));
        }

        @Test
        void areBelowTheirWholesWhereTheOntologyCountsThemAsParents() throws IOException {
            ontologies.put("uberon-2024-01-18.json.gz", gzip("""
                    {"graphs": [{
                      "nodes": [{"id": "http://purl.obolibrary.org/obo/UBERON_1", "type": "CLASS", "lbl": "heart"}],
                      "edges": [
                        {"sub": "http://purl.obolibrary.org/obo/UBERON_1",
                         "pred": "http://purl.obolibrary.org/obo/BFO_0000050",
                         "obj": "http://purl.obolibrary.org/obo/UBERON_3"}]
                    }]}
                    """));

            assertThat(ontologies.read(TISSUES).terms())
                    .containsExactly(Term.of("UBERON:1", "heart").withParents(List.of("UBERON:3")));
        }
    }

    @Nested
    @DisplayName("in a table")
    class Tables {

        @Test
        void areReadFromParquet() throws IOException {
            ParquetFile.write(
                    ontologies.folder().resolve("df_all__x__1.0__CellType.parquet"),
                    ParquetFile.TERMS,
                    List.of(
                            Map.of(
                                    "ontology_id", "X:2",
                                    "name", "b",
                                    "definition", "A b.",
                                    "synonyms", "beta|Alpha",
                                    "parents", List.of("X:1", "X:3")),
                            Map.of("ontology_id", "X:1", "name", "a", "parents", List.of()),
                            Map.of("ontology_id", "X:4"),
                            Map.of("ontology_id", "X:3", "name", "obsolete c")));

            assertThat(ontologies.read(CELL_TYPES).terms())
                    .containsExactly(
                            Term.of("X:2", "b")
                                    .withDefinition("A b.")
                                    .withSynonyms(List.of("beta", "Alpha"))
                                    .withParents(List.of("X:1", "X:3")),
                            Term.of("X:1", "a"),
                            new Term(
                                    "X:3",
                                    "obsolete c",
                                    null,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    true,
                                    List.of(),
                                    Map.of()));
        }

        @Test
        void areGenesFromParquet() throws IOException {
            ParquetFile.write(
                    ontologies.folder().resolve("df_human__ensembl__release-112__Gene.parquet"),
                    """
                    message schema {
                      optional binary ensembl_gene_id (STRING);
                      optional binary symbol (STRING);
                      optional double ncbi_gene_id;
                      optional binary biotype (STRING);
                      optional binary description (STRING);
                      optional binary synonyms (STRING);
                    }
                    """,
                    List.of(
                            Map.of(
                                    "ensembl_gene_id", "ENSG00000139618",
                                    "symbol", "BRCA2",
                                    "ncbi_gene_id", 675.0,
                                    "biotype", "protein_coding",
                                    "description", "BRCA2 DNA repair associated ",
                                    "synonyms", "BRCC2|FACD"),
                            Map.of("ensembl_gene_id", "ENSG00000000001", "ncbi_gene_id", Double.NaN),
                            Map.of("biotype", "lncRNA")));

            assertThat(ontologies.read(GENES).terms())
                    .containsExactly(
                            row("ENSG00000139618", "BRCA2", Map.of("ncbi_gene_id", "675", "biotype", "protein_coding"))
                                    .withDefinition("BRCA2 DNA repair associated")
                                    .withSynonyms(List.of("BRCC2", "FACD")),
                            row("ENSG00000000001", null, Map.of()));
        }

        @Test
        void areGenesOfOrganismsThatHaveStableIdsOnly() throws IOException {
            ontologies.put("df_human__ensembl__release-112__Gene.tsv", """
                    stable_id	symbol	biotype
                    YAL001C	TFC3	protein_coding
                    YAL004W		protein_coding
                    		protein_coding
                    """);

            assertThat(ontologies.read(GENES).terms())
                    .containsExactly(
                            row(null, "TFC3", Map.of("stable_id", "YAL001C", "biotype", "protein_coding")),
                            row(null, null, Map.of("stable_id", "YAL004W", "biotype", "protein_coding")));
        }

        @Test
        void areGenesFromCompressedText() throws IOException {
            ontologies.put("df_human__ensembl__release-112__Gene.tsv.gz", gzip("""
                    ensembl_gene_id	symbol	ncbi_gene_ids	biotype	description	synonyms	stable_id
                    ENSG00000139618	BRCA2	675|676	protein_coding	"a ""quoted"" one"	BRCC2|FACD
                    	obsolete1				 	YAL001
                    """.replace("FACD\n", "FACD\t\n")));

            assertThat(ontologies.read(GENES).terms())
                    .containsExactly(
                            row(
                                            "ENSG00000139618",
                                            "BRCA2",
                                            Map.of("ncbi_gene_ids", "675|676", "biotype", "protein_coding"))
                                    .withDefinition("a \"quoted\" one")
                                    .withSynonyms(List.of("BRCC2", "FACD")),
                            row(null, "obsolete1", Map.of("stable_id", "YAL001")));
        }

        @Test
        void areProteins() throws IOException {
            ontologies.put("df_human__uniprot__2024-03__Protein.csv", """
                    uniprotkb_id,name,length,synonyms,gene_symbol,ensembl_gene_ids
                    P51587,"Breast cancer type 2 susceptibility protein, human",3418,FANCD1,BRCA2,ENSG00000139618
                    """);

            assertThat(ontologies
                            .read(source("bionty.Protein", "human", "uniprot", "2024-03"))
                            .terms())
                    .containsExactly(row(
                                    "P51587",
                                    "Breast cancer type 2 susceptibility protein, human",
                                    Map.of(
                                            "length",
                                            "3418",
                                            "gene_symbol",
                                            "BRCA2",
                                            "ensembl_gene_ids",
                                            "ENSG00000139618"))
                            .withSynonyms(List.of("FANCD1")));
        }

        @Test
        void areCellMarkersWhichHaveNoIds() throws IOException {
            ontologies.put("df_human__cellmarker__2.0__CellMarker.tsv", """
                    name	synonyms	gene_symbol	ncbi_gene_id	uniprotkb_id
                    CD8		CD8A	925	P01732
                    """);

            assertThat(ontologies
                            .read(source("bionty.CellMarker", "human", "cellmarker", "2.0"))
                            .terms())
                    .containsExactly(row(
                            null,
                            "CD8",
                            Map.of("gene_symbol", "CD8A", "ncbi_gene_id", "925", "uniprotkb_id", "P01732")));
        }

        @Test
        void areTheSpeciesOfEnsembl() throws IOException {
            ontologies.put("df_vertebrates__ensembl__release-112__Organism.txt", """
                    #name	species	division	taxonomy_id	assembly
                    Human	homo_sapiens	EnsemblVertebrates	9606	GRCh38.p14\t
                    """);

            assertThat(ontologies
                            .read(source("bionty.Organism", "vertebrates", "ensembl", "release-112"))
                            .terms())
                    .containsExactly(row(
                            "NCBITaxon:9606",
                            "human",
                            Map.of(
                                    "scientific_name",
                                    "Homo sapiens",
                                    "division",
                                    "EnsemblVertebrates",
                                    "assembly",
                                    "GRCh38.p14")));
        }
    }
}
