package org.laminj.bionty.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyDifference.TermChange;
import org.laminj.bionty.ontology.OntologyDifference.ValueChange;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.vocabulary.Inspection;

@DisplayName("A public ontology")
class PublicOntologyTest {

    private static final Term CELL = Term.of("CL:0000000", "cell");
    private static final Term LYMPHOCYTE = Term.of("CL:0000542", "lymphocyte").withParents(List.of("CL:0000000"));
    private static final Term T_CELL = Term.of("CL:0000084", "T cell")
            .withSynonyms(List.of("T-cell", "T lymphocyte"))
            .withParents(List.of("CL:0000542"));
    private static final Term MATURE_T_CELL = Term.of("CL:0002419", "mature T cell")
            .withSynonyms(List.of("mature T-cell", "T-cell"))
            .withParents(List.of("CL:0000084"));
    private static final Term B_CELL =
            Term.of("CL:0000236", "B cell").withSynonyms(List.of("B-cell")).withParents(List.of("CL:0000542"));
    private static final Term OLD_T_CELL = new Term(
            "CL:0000804",
            "obsolete T lymphocyte",
            "OBSOLETE.",
            List.of("thymocyte"),
            List.of(),
            List.of(),
            true,
            List.of("CL:0000084"),
            Map.of());

    @TempDir
    Path folder;

    private Instance lamin;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        lamin = TestEnvironment.in(folder).init("lab", "bionty");
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    private PublicOntology<CellType> cellTypes(Term... terms) {
        return cellTypes("2022-08-16", terms);
    }

    private PublicOntology<CellType> cellTypes(String version, Term... terms) {
        return ontology(CellType.class, "cl", version, terms);
    }

    private <R extends SqlRecord> PublicOntology<R> ontology(
            Class<R> type, String name, String version, Term... terms) {
        Source source = lamin.query(Source.class)
                .filter(Condition.lookup("name", name), Condition.lookup("version", version))
                .first()
                .orElseThrow();
        return new PublicOntology<>(
                source,
                Ontology.of(Arrays.asList(terms)),
                lamin.schema().registry(type),
                (level, text) -> told.add(text));
    }

    private final Term[] all = {CELL, MATURE_T_CELL, OLD_T_CELL, T_CELL, B_CELL, LYMPHOCYTE};

    @Nested
    @DisplayName("gives the term")
    class Get {

        @Test
        @DisplayName("with an id or a name, be it obsolete")
        void byIdAndName() {
            PublicOntology<CellType> cellTypes = cellTypes(all);

            assertThat(List.of(
                            cellTypes.get("CL:0000084"),
                            cellTypes.get("T cell"),
                            cellTypes.get("obsolete T lymphocyte")))
                    .containsExactly(T_CELL, T_CELL, OLD_T_CELL);
        }

        @Test
        @DisplayName("or says which may have been meant")
        void unknown() {
            assertThatThrownBy(() -> cellTypes(all).get("T sell"))
                    .isInstanceOfSatisfying(
                            OntologyException.class,
                            thrown -> assertThat(thrown.reason()).isEqualTo(Reason.UNKNOWN))
                    .hasMessage("There is no term 'T sell' in cl 2022-08-16 of bionty.CellType. Did you mean 'T cell',"
                            + " 'B cell'?");
            assertThatThrownBy(() -> cellTypes(all).get("astrocyte of the moon"))
                    .hasMessage("There is no term 'astrocyte of the moon' in cl 2022-08-16 of bionty.CellType."
                            + " Search for it by a part of its name.");
        }

        @Test
        @DisplayName("or names the ids of those that share a name")
        void sameName() {
            assertThatThrownBy(() ->
                            cellTypes(T_CELL, Term.of("CL:9999999", "T cell")).get("T cell"))
                    .isInstanceOfSatisfying(
                            OntologyException.class,
                            thrown -> assertThat(thrown.reason()).isEqualTo(Reason.AMBIGUOUS))
                    .hasMessage("'T cell' is the name of 2 terms in cl 2022-08-16: CL:0000084, CL:9999999. Name one by"
                            + " its id.");
        }
    }

    @Test
    @DisplayName("is searched in names before synonyms, the whole text before its words, without obsolete terms")
    void search() {
        assertThat(cellTypes(all).search("t cell"))
                .extracting(Term::name)
                .containsExactly("T cell", "mature T cell", "cell", "B cell");
        assertThat(cellTypes(all).search("T-CELL")).extracting(Term::name).containsExactly("T cell", "mature T cell");
        assertThat(cellTypes(all).search("lympho", 1)).containsExactly(LYMPHOCYTE);
        assertThat(cellTypes(all).search("mature lymphocyte"))
                .extracting(Term::name)
                .containsExactlyInAnyOrder("mature T cell", "lymphocyte", "T cell");
        assertThat(cellTypes(all).search("thymocyte")).isEmpty();
        assertThatThrownBy(() -> cellTypes(all).search(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is looked up by keys as people type them")
    void lookup() {
        assertThat(cellTypes(all).lookup().get("mature_t_cell")).isEqualTo(MATURE_T_CELL);
        assertThat(cellTypes(all).lookup().keys())
                .containsExactly("b_cell", "cell", "lymphocyte", "mature_t_cell", "t_cell");
    }

    @Test
    @DisplayName("is a table with the columns of the original")
    void df() {
        DataFrame frame = cellTypes(all).df();

        assertThat(frame.getColumnsIndex().toArray())
                .containsExactly("ontology_id", "name", "definition", "synonyms", "parents");
        assertThat(frame.getColumn("ontology_id").toList())
                .containsExactly("CL:0000000", "CL:0002419", "CL:0000084", "CL:0000236", "CL:0000542");
        assertThat(frame.getColumn("synonyms").toList())
                .containsExactly(null, "mature T-cell|T-cell", "T-cell|T lymphocyte", "B-cell", null);
    }

    @Test
    @DisplayName("of genes has the names of their fields, and what the table says besides")
    void genes() {
        Term gene = new Term(
                "ENSG00000139618",
                "BRCA2",
                "BRCA2 DNA repair associated",
                List.of("FAD", "FANCD1"),
                List.of(),
                List.of(),
                false,
                List.of(),
                Map.of("biotype", "protein_coding"));
        PublicOntology<Gene> genes = ontology(Gene.class, "ensembl", "release-112", gene);

        assertThat(genes.df().getColumnsIndex().toArray())
                .containsExactly("ensembl_gene_id", "symbol", "definition", "synonyms", "parents", "biotype");
        assertThat(genes.standardize(List.of("FANCD1", "brca2"))).containsExactly("BRCA2", "BRCA2");
        assertThat(genes.by(Gene::ensemblGeneId).validate(List.of("ENSG00000139618", "BRCA2")))
                .containsExactly(true, false);
        assertThat(genes.by(Gene::biotype).validate(List.of("protein_coding"))).containsExactly(true);
    }

    @Nested
    @DisplayName("checks values:")
    class Values {

        @Test
        @DisplayName("validated are those that are names of terms in use, letter by letter")
        void validate() {
            assertThat(cellTypes(all)
                            .validate(List.of("T cell", "t cell", "T-cell", "obsolete T lymphocyte", "", "B cell")))
                    .containsExactly(true, false, false, false, false, true);
        }

        @Test
        @DisplayName("inspected, each is validated, to be standardized, or unknown, and messages say so")
        void inspect() {
            Inspection found =
                    cellTypes(all).inspect(List.of("T cell", "t lymphocyte", "T-cell", "thymocyte", "T cell", " "));

            assertThat(found)
                    .isEqualTo(new Inspection(
                            List.of("T cell"),
                            Map.of("t lymphocyte", List.of("T cell"), "T-cell", List.of("mature T cell", "T cell")),
                            List.of("thymocyte")));
            assertThat(told)
                    .containsExactly(
                            "1 unique term (25.00%) is validated for name",
                            "3 unique terms (75.00%) are not validated for name: 't lymphocyte', 'T-cell', 'thymocyte'\n"
                                    + "   can be standardized: 't lymphocyte', 'T-cell'");
        }

        @Test
        @DisplayName("standardized, synonyms and other letter case become names, and a doubt is told")
        void standardize() {
            assertThat(cellTypes(all).standardize(List.of("b-CELL", "T-cell", "thymocyte", "", "T cell")))
                    .containsExactly("B cell", "mature T cell", "thymocyte", "", "T cell");
            assertThat(told).containsExactly("'T-cell' may mean 'mature T cell', 'T cell': took 'mature T cell'");
        }

        @Test
        @DisplayName("by id there are no synonyms")
        void byId() {
            assertThat(cellTypes(all).by(CellType::ontologyId).inspect(List.of("CL:0000084", "cl:0000236", "T-cell")))
                    .isEqualTo(new Inspection(
                            List.of("CL:0000084"), Map.of("cl:0000236", List.of("CL:0000236")), List.of("T-cell")));
        }
    }

    @Test
    @DisplayName("tells how it differs from an older release")
    void difference() {
        Term renamed = Term.of("CL:0000084", "T lymphocyte")
                .withSynonyms(List.of("T lymphocyte", "T-cell"))
                .withParents(List.of("CL:0000000"));
        Term sameButForOrder = MATURE_T_CELL.withSynonyms(List.of("T-cell", "mature T-cell"));
        Term natural = Term.of("CL:0000623", "natural killer cell");
        Term obsolete = new Term(
                "CL:0000236", "obsolete B cell", null, List.of(), List.of(), List.of(), true, List.of(), Map.of());

        OntologyDifference difference = cellTypes("2023-02-15", CELL, sameButForOrder, renamed, natural, obsolete)
                .differenceFrom(cellTypes(CELL, MATURE_T_CELL, T_CELL, B_CELL, LYMPHOCYTE));

        assertThat(difference)
                .isEqualTo(new OntologyDifference(
                        "cl 2022-08-16",
                        "cl 2023-02-15",
                        List.of(natural),
                        List.of(LYMPHOCYTE),
                        List.of(obsolete),
                        List.of(new TermChange(
                                "CL:0000084",
                                "T lymphocyte",
                                List.of(
                                        new ValueChange("name", "T cell", "T lymphocyte"),
                                        new ValueChange("parents", "CL:0000542", "CL:0000000"))))));
        assertThat(difference)
                .hasToString("cl 2023-02-15 against cl 2022-08-16: 1 added, 1 removed, 1 made obsolete, 1 changed");
        assertThat(cellTypes(all).differenceFrom(cellTypes(all)).isEmpty()).isTrue();
    }
}
