package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ontology.Ontologies;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** The Cell Ontology as it was published. */
abstract class CellOntologyImportContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private Instance lamin;
    private Source release;

    CellOntologyImportContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        environment.set(
                "LAMIN_BIONTY_DIR",
                RealInstance.shared("ontologies").toAbsolutePath().toString());
        lamin = environment.init("lab", "bionty");
        release = Bionty.of(lamin).sources().find(CellType.class, "cl", "2022-08-16", null);
    }

    @AfterEach
    void tearDown() {
        if (lamin != null) {
            lamin.close();
        }
    }

    private OntologyRegistry<CellType> cellTypes() {
        return Bionty.of(lamin).registry(CellType.class).from(release);
    }

    /** Ids of child and parent of all links. */
    private Set<String> links() {
        Registry<CellType> registry = lamin.schema().registry(CellType.class);
        Field ontologyId = registry.ontologyIdField().orElseThrow();
        LinkTable parents = lamin.schema().linkTables().stream()
                .filter(link -> link.table().equals("bionty_celltype_parents"))
                .findFirst()
                .orElseThrow();
        return lamin.store().read(session -> {
            Map<Long, Object> ids = new TreeMap<>();
            session.selectAll(registry, registry.fields())
                    .forEach(row -> ids.put(row.number(registry.id()), row.get(ontologyId)));
            return session.selectAll(parents, parents.fields()).stream()
                    .map(row -> ids.get(row.number(parents.from().field())) + " "
                            + ids.get(row.number(parents.to().field())))
                    .collect(Collectors.toSet());
        });
    }

    private static Set<String> links(Stream<Term> terms) {
        return terms.flatMap(term -> term.parents().stream().map(parent -> term.ontologyId() + " " + parent))
                .collect(Collectors.toSet());
    }

    private List<String> rows() {
        return BiontyRows.of(lamin);
    }

    @Test
    @DisplayName("is imported with all terms in use and all links between them, once, with the uids of the original")
    void imported() {
        ImportReport report = cellTypes().importSource();
        List<Term> all = Ontologies.of(lamin).read(release).terms();
        List<Term> terms = all.stream().filter(term -> !term.obsolete()).toList();
        Set<String> expected = links(terms.stream());
        assertThat(report.created()).hasSize(2_523).hasSameSizeAs(terms);
        assertThat(report.counts()).containsExactly(Map.entry(Kind.OBSOLETE, all.size() - terms.size()));
        assertThat(report.linked()).isEqualTo(expected.size());
        assertThat(links()).isEqualTo(expected);
        assertThat(Bionty.of(lamin)
                        .sources()
                        .find(CellType.class, "cl", "2022-08-16", null)
                        .inDb())
                .isTrue();
        assertUidsOfTheOriginal();

        List<String> rows = rows();
        ImportReport again = cellTypes().importSource();
        assertThat(again.there()).isEqualTo(2_523);
        assertThat(again.created()).isEmpty();
        assertThat(again.linked()).isZero();
        assertThat(rows()).isEqualTo(rows);
    }

    private void assertUidsOfTheOriginal() {
        RealInstance.GUIDE.unpack(folder);
        Map<String, String> original = uids(lamin.using("laminlabs/lamindata"));
        Map<String, String> here = uids(lamin);
        here.keySet().retainAll(original.keySet());
        assertThat(original).hasSize(34);
        assertThat(here).isEqualTo(original);
    }

    private static Map<String, String> uids(Instance instance) {
        Map<String, String> uids = new TreeMap<>();
        instance.query(CellType.class)
                .filter(where(CellType::ontologyId).isNotNull())
                .list()
                .forEach(cellType -> uids.put(String.valueOf(cellType.ontologyId()), cellType.uid()));
        return uids;
    }

    @Test
    @DisplayName("gives a term with exactly those above it, and the links between them")
    void oneTerm() {
        CellType tCell = cellTypes().fromSource("CL:0000084");
        Ontology ontology = Ontologies.of(lamin).read(release);
        Term term = ontology.find("CL:0000084").orElseThrow();
        List<Term> above = ontology.ancestors(List.of(term));
        assertThat(tCell.name()).isEqualTo("T cell");
        assertThat(tCell.description()).isEqualTo(term.definition());
        Set<String> expected = above.stream().map(Term::ontologyId).collect(Collectors.toCollection(HashSet::new));
        expected.add("CL:0000084");
        assertThat(lamin.query(CellType.class).list())
                .extracting(CellType::ontologyId)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(links()).isEqualTo(links(Stream.concat(Stream.of(term), above.stream())));
    }
}
