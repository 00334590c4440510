package org.laminj.bionty;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.ontology.Ontologies;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.hierarchy.Hierarchy;
import org.laminj.core.hierarchy.Relative;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** The hierarchy of the real Cell Ontology, of which all terms are records. Nothing is ever written but once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CellOntologyHierarchyContract {

    private final TestDatabase database;
    private final Map<String, CellType> byOntologyId = new LinkedHashMap<>();

    private TestEnvironment environment;
    private Instance lamin;
    private Ontology ontology;

    CellOntologyHierarchyContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void saveAllTerms(@TempDir Path folder) {
        Path files = RealInstance.shared("ontologies");
        environment = TestEnvironment.in(folder, database);
        environment.set("LAMIN_BIONTY_DIR", files.toString());
        lamin = environment.initWith("lab", new BiontyModule());
        ontology = Ontologies.of(lamin).read(lamin.query(Source.class).get("32df"));
        lamin.saveAll(ontology.terms().stream()
                        .map(term -> Draft.of(CellType.class)
                                .with(CellType::name, term.name())
                                .with(CellType::ontologyId, term.ontologyId()))
                        .toList())
                .forEach(record -> byOntologyId.put(record.ontologyId(), record));
        LinkTable parents =
                ((Relation.Linked) lamin.schema().relations(CellType.class).get("parents")).link();
        RowShape shape =
                new RowShape(List.of(parents.from().field(), parents.to().field()));
        List<Row> rows = new ArrayList<>();
        ontology.terms()
                .forEach(term -> parents(term)
                        .forEach(parent -> rows.add(new Row(shape, new @Nullable Object[] {
                            record(term).id().value(), record(parent).id().value()
                        }))));
        lamin.store().write(session -> session.insert(parents, rows));
    }

    @AfterAll
    void close() {
        if (lamin != null) {
            lamin.close();
        }
    }

    private Stream<Term> parents(Term term) {
        return term.parents().stream().flatMap(id -> ontology.find(id).stream());
    }

    private CellType record(Term term) {
        return byOntologyId.get(term.ontologyId());
    }

    private Set<CellType> records(List<Term> terms) {
        return terms.stream().map(this::record).collect(toSet());
    }

    private static Set<CellType> records(Collection<Relative<CellType>> relatives) {
        return relatives.stream().map(Relative::record).collect(toSet());
    }

    @Test
    @DisplayName("has the ancestors of all terms in one statement, those of the file")
    void ancestorsOfAll() {
        Hierarchy<CellType> hierarchy = lamin.hierarchy(CellType.class);
        Map<CellType, List<Relative<CellType>>> ancestors = new LinkedHashMap<>();

        List<String> statements =
                environment.statementsOf(() -> ancestors.putAll(hierarchy.ancestorsOfEach(byOntologyId.values())));

        assertThat(statements).hasSize(1);
        assertThat(ancestors).hasSize(ontology.terms().size());
        assertThat(ontology.terms())
                .allSatisfy(term -> assertThat(records(ancestors.get(record(term))))
                        .isEqualTo(records(ontology.ancestors(List.of(term)))));
    }

    @Test
    @DisplayName("has all kinds of a term for queries, in one statement")
    void allKinds() {
        CellType tCell = byOntologyId.get("CL:0000084");
        Set<CellType> below = records(lamin.hierarchy(CellType.class).descendants(tCell));

        assertThat(below).hasSizeGreaterThan(50).doesNotContain(tCell);
        for (Object named : List.of("T cell", "CL:0000084", tCell.uid(), tCell)) {
            var descendants = lamin.query(CellType.class).filter(lookup("descendants_of", named));
            assertThat(environment.statementsOf(
                            () -> assertThat(descendants.list()).containsExactlyInAnyOrderElementsOf(below)))
                    .hasSize(1);
            assertThat(lamin.query(CellType.class).filter(lookup("is_a", named)).count())
                    .isEqualTo(below.size() + 1);
        }
    }
}
