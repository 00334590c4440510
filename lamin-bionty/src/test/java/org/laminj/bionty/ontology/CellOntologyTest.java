package org.laminj.bionty.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.BiontyModule;
import org.laminj.bionty.Source;
import org.laminj.core.Instance;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("The Cell Ontology of 2022-08-16")
class CellOntologyTest {

    private static final String SOURCE = "32df";

    @TempDir
    Path folder;

    private Path ontologies;

    @BeforeEach
    void findsFiles() {
        ontologies = RealInstance.shared("ontologies");
    }

    @Test
    void isReadFromOboGraphsOfAFolder() {
        Ontology cells = read(ontologies);

        // The file has nine terms CP: too, all obsolete, which are no cell types.
        assertThat(cells.terms()).hasSize(2678 - 9);
        assertThat(cells.terms().stream().filter(Term::obsolete)).hasSize(155 - 9);
        assertThat(cells.find("CL:0000084"))
                .contains(Term.of("CL:0000084", "T cell")
                        .withDefinition("A type of lymphocyte whose defining characteristic is the expression of a T"
                                + " cell receptor complex.")
                        .withSynonyms(List.of("T lymphocyte", "T-cell", "T-lymphocyte"))
                        .withNearSynonyms(List.of("immature T cell", "mature T cell"))
                        .withParents(List.of("CL:0000542")));
        assertThat(cells.find("CL:0000002").orElseThrow())
                .returns(true, Term::obsolete)
                .returns("obsolete immortal cell line cell", Term::name)
                .returns(List.of("CLO:0000019"), Term::replacedBy);
        assertThat(cells.ancestors(cells.named("T cell")))
                .extracting(Term::name)
                .startsWith("lymphocyte")
                .contains("leukocyte", "cell");
    }

    @Test
    void isTheSameInOboAndOboGraphs() throws IOException {
        Path obo = Files.createDirectory(folder.resolve("obo"));
        Files.copy(ontologies.resolve("cl-basic-2022-08-16.obo.gz"), obo.resolve("cl-basic-2022-08-16.obo.gz"));

        assertThat(read(obo).terms()).isEqualTo(read(ontologies).terms());
    }

    /** The table that the original makes of it has no other synonyms than exact ones, and says no more of obsolete terms. */
    @Test
    void isTheSameInATableButForWhatTablesLeaveOut() throws IOException {
        Ontology cells = read(ontologies);
        Path table = Files.createDirectory(folder.resolve("table"));
        ParquetFile.write(
                table.resolve("df_all__cl__2022-08-16__CellType.parquet"),
                ParquetFile.TERMS,
                cells.terms().stream().map(CellOntologyTest::row).toList());

        assertThat(read(table).terms())
                .isEqualTo(cells.terms().stream()
                        .map(term -> new Term(
                                term.ontologyId(),
                                term.name(),
                                term.definition(),
                                term.synonyms(),
                                List.of(),
                                term.parents(),
                                term.obsolete(),
                                List.of(),
                                Map.of()))
                        .toList());
    }

    private static Map<String, Object> row(Term term) {
        Map<String, Object> row =
                new HashMap<>(Map.of("ontology_id", term.ontologyId(), "name", term.name(), "parents", term.parents()));
        if (term.definition() != null) {
            row.put("definition", term.definition());
        }
        if (!term.synonyms().isEmpty()) {
            row.put("synonyms", String.join("|", term.synonyms()));
        }
        return row;
    }

    @Test
    void hasTwoSynonymsThatPointToTwoTermsEach() {
        assertThat(read(ontologies).findings())
                .extracting(Finding::text)
                .containsExactly(
                        "'external supporting cell of vestibular epithelium' is a synonym of CL:0000634, and the name of"
                                + " CL:0002314.",
                        "'subcapsular thymic epithelial cell' is a synonym of CL:0002294, and the name of"
                                + " CL:0009077.");
    }

    private Ontology read(Path files) {
        TestEnvironment environment = TestEnvironment.in(folder);
        environment.set("LAMIN_BIONTY_DIR", files.toString());
        try (Instance instance = environment.initWith("test-" + files.getFileName(), new BiontyModule())) {
            return Ontologies.of(instance).read(instance.query(Source.class).get(SOURCE));
        }
    }
}
