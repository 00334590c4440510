package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.DeterministicUid;

/** An instance, and a small Cell Ontology that is in no file. */
abstract class RegistryOfCells {

    static final Term CELL = term("CL:0000000", "cell");
    static final Term NATIVE = term("CL:0000003", "native cell", "CL:0000000");
    static final Term LEUKOCYTE =
            term("CL:0000738", "leukocyte", "CL:0000003").withSynonyms(List.of("white blood cell", "leucocyte"));
    static final Term MONONUCLEAR = term("CL:0000842", "mononuclear cell", "CL:0000738");
    static final Term LYMPHOCYTE = term("CL:0000542", "lymphocyte", "CL:0000842");
    static final Term T_CELL = new Term(
            "CL:0000084",
            "T cell",
            "A type of lymphocyte.",
            List.of("T-lymphocyte", "T lymphocyte"),
            List.of("T-cell of any kind"),
            List.of("CL:0000542", "CL:0000738"),
            false,
            List.of(),
            Map.of());
    static final Term OLD = new Term(
            "CL:0000001",
            "obsolete thing",
            null,
            List.of(),
            List.of(),
            List.of(),
            true,
            List.of("CL:0000000"),
            Map.of());

    static final Ontology CELLS = Ontology.of(List.of(T_CELL, CELL, NATIVE, LEUKOCYTE, MONONUCLEAR, LYMPHOCYTE, OLD));

    final TestDatabase database;

    @TempDir
    Path folder;

    TestEnvironment environment;
    Instance lamin;
    Sources sources;

    RegistryOfCells(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab", "bionty");
        sources = Bionty.of(lamin).sources();
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    static Term term(String id, String name, String... parents) {
        return Term.of(id, name).withParents(List.of(parents));
    }

    static Term with(Term term, Map<String, String> columns) {
        return new Term(
                term.ontologyId(),
                term.name(),
                term.definition(),
                term.synonyms(),
                term.nearSynonyms(),
                term.parents(),
                term.obsolete(),
                term.replacedBy(),
                columns);
    }

    OntologyRegistry<CellType> cellTypes(Term... terms) {
        return cellTypes(Ontology.of(List.of(terms)));
    }

    OntologyRegistry<CellType> cellTypes(Ontology ontology) {
        return OntologyRegistry.of(lamin, CellType.class, source -> ontology);
    }

    CellType cellType(String ontologyId) {
        return lamin.query(CellType.class)
                .filter(where(CellType::ontologyId).is(ontologyId))
                .one();
    }

    /** Child and parent of each link, by ontology id. */
    List<String> links() {
        return lamin.query(CellType.class).list().stream()
                .flatMap(child -> parents(child).stream().map(parent -> child.ontologyId() + " " + parent.ontologyId()))
                .sorted()
                .toList();
    }

    List<CellType> parents(CellType child) {
        return lamin.related(child, "parents").query().list().stream()
                .map(CellType.class::cast)
                .toList();
    }

    /** The warnings but for the one that says who creates the records. */
    List<String> warnings() {
        return environment.messages(MessageLevel.WARNING).stream()
                .filter(text -> !text.startsWith("using anonymous user"))
                .toList();
    }

    /** All rows of the registries and link tables of bionty. */
    List<String> rows() {
        return BiontyRows.of(lamin);
    }

    void assertRefused(Reason reason, String message, Runnable work) {
        List<String> before = rows();
        assertThatThrownBy(work::run)
                .isInstanceOf(OntologyException.class)
                .hasMessage(message)
                .extracting(error -> ((OntologyException) error).reason())
                .isEqualTo(reason);
        assertThat(rows()).isEqualTo(before);
    }

    static String uid(String text) {
        return DeterministicUid.of(text, 8);
    }
}
