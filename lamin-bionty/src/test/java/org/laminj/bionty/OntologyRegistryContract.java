package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.testing.TestDatabase;

abstract class OntologyRegistryContract extends RegistryOfCells {

    OntologyRegistryContract(TestDatabase database) {
        super(database);
    }

    @Nested
    @DisplayName("A record of a term")
    class OfATerm {

        @Test
        @DisplayName("comes with all that are above it, and the links to them")
        void withAncestors() {
            CellType tCell = cellTypes(CELLS).fromSource("CL:0000084");
            assertThat(tCell)
                    .extracting(
                            CellType::uid,
                            CellType::name,
                            CellType::ontologyId,
                            CellType::abbr,
                            CellType::synonyms,
                            CellType::description)
                    .containsExactly(
                            uid("CL:0000084"),
                            "T cell",
                            "CL:0000084",
                            null,
                            "T-lymphocyte|T lymphocyte",
                            "A type of lymphocyte.");
            assertThat(tCell.source().get()).isEqualTo(sources.inUse(CellType.class, null));
            assertThat(tCell.createdBy().get()).isEqualTo(lamin.user());
            assertThat(tCell.createdAt()).isEqualTo(tCell.updatedAt());
            assertThat(tCell.run()).isNull();
            assertThat(lamin.query(CellType.class).orderBy("id").list())
                    .extracting(CellType::ontologyId)
                    .containsExactly(
                            "CL:0000000", "CL:0000003", "CL:0000084", "CL:0000542", "CL:0000738", "CL:0000842");
            assertThat(links())
                    .containsExactly(
                            "CL:0000003 CL:0000000",
                            "CL:0000084 CL:0000542",
                            "CL:0000084 CL:0000738",
                            "CL:0000542 CL:0000842",
                            "CL:0000738 CL:0000003",
                            "CL:0000842 CL:0000738");
        }

        @Test
        @DisplayName("is found by name, by name in other letter case, and by synonym, and is there once")
        void byName() {
            OntologyRegistry<CellType> registry = cellTypes(CELLS);
            CellType tCell = registry.fromSource("T cell");
            List<String> rows = rows();
            assertThat(Stream.of("CL:0000084", "T cell", "t CELL", "t-lymphocyte")
                            .map(registry::fromSource))
                    .containsOnly(tCell);
            assertThat(rows()).isEqualTo(rows);
        }

        @Test
        @DisplayName("names the active run")
        void run() {
            Run run = lamin.track("abcdefghijkl0000", TrackOptions.script("import.py"));
            assertThat(cellTypes(CELLS).fromSource("cell").run().get()).isEqualTo(run);
        }

        @Test
        @DisplayName("names the release that was asked for, be it in use or not")
        void fromAnotherRelease() {
            Source older = sources.find(CellType.class, "cl", "2022-08-16", null);
            List<Source> read = new ArrayList<>();
            CellType cell = OntologyRegistry.of(lamin, CellType.class, source -> {
                        read.add(source);
                        return CELLS;
                    })
                    .from(older)
                    .fromSource("cell");
            assertThat(cell.source().get()).isEqualTo(older);
            assertThat(read).containsExactly(older);
            assertRefused(
                    Reason.UNKNOWN,
                    "Source cl 2022-08-16 has terms for bionty.CellType, not for bionty.Tissue. Take one of the sources"
                            + " of bionty.Tissue.",
                    () -> OntologyRegistry.of(lamin, Tissue.class, source -> CELLS)
                            .from(older));
        }

        @Test
        @DisplayName("is refused if nothing has the name, and what is alike is named")
        void unknown() {
            assertRefused(
                    Reason.UNKNOWN,
                    "There is no term 'lymphocite' in cl 2024-05-15 of bionty.CellType. Did you mean 'lymphocyte'?",
                    () -> cellTypes(CELLS).fromSource("lymphocite"));
            assertThatThrownBy(() -> cellTypes(CELLS).fromSource(" ")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @DisplayName("is refused if several terms have the name or the synonym, and their ids are named")
        void ambiguous() {
            Term other = term("CL:0000999", "T cell");
            Term synonymous = term("CL:0000998", "immature T cell").withSynonyms(List.of("T lymphocyte"));
            assertRefused(
                    Reason.AMBIGUOUS,
                    "'T cell' may mean 2 terms of cl 2024-05-15: CL:0000084 (T cell), CL:0000999 (T cell)."
                            + " Name one by its id.",
                    () -> cellTypes(T_CELL, other).fromSource("T cell"));
            assertRefused(
                    Reason.AMBIGUOUS,
                    "'t lymphocyte' may mean 2 terms of cl 2024-05-15: CL:0000084 (T cell),"
                            + " CL:0000998 (immature T cell). Name one by its id.",
                    () -> cellTypes(T_CELL, synonymous).fromSource("t lymphocyte"));
        }

        @Test
        @DisplayName("is refused if the term is obsolete, and what replaces it is named")
        void obsolete() {
            String message = "Term CL:0000001 (obsolete thing) of cl 2024-05-15 is obsolete, and gets no record."
                    + " Use CL:0000000 instead.";
            assertRefused(Reason.UNKNOWN, message, () -> cellTypes(CELLS).fromSource("CL:0000001"));
            assertRefused(Reason.UNKNOWN, message, () -> cellTypes(CELLS).fromSource("obsolete thing"));
        }

        @Test
        @DisplayName("is refused in an instance that is open for reading, before anything is read")
        void readOnly() {
            environment.init("other", database, "bionty").close();
            OntologyRegistry<CellType> registry = OntologyRegistry.of(lamin.using("other"), CellType.class, source -> {
                throw new AssertionError("read");
            });
            assertThatThrownBy(() -> registry.fromSource("cell"))
                    .isInstanceOf(ReadOnlyException.class)
                    .hasMessage("Cannot create records of bionty.CellType in instance 'anonymous/other': it was opened"
                            + " with using(), which only reads. Connect to it to write.");
        }

        @Test
        @DisplayName("is not to be had of a registry without ontologies")
        void noTerms() {
            assertRefusedRegistry(ULabel.class);
        }

        private <R extends SqlRecord> void assertRefusedRegistry(Class<R> type) {
            assertThatThrownBy(() -> Bionty.of(lamin).registry(type))
                    .isInstanceOf(OntologyException.class)
                    .hasMessageStartingWith("There is no ontology for registry ULabel");
        }
    }

    @Nested
    @DisplayName("Records of values")
    class OfValues {

        @Test
        @DisplayName("are loaded where they are there, and created where not, and messages tell which are which")
        void values() {
            CellType cell = cellTypes(CELLS).fromSource("cell");
            CellType own = lamin.save(Draft.of(CellType.class)
                    .with(CellType::name, "alveolar fibroblast")
                    .with(CellType::synonyms, "AF"));
            List<CellType> records = cellTypes(CELLS)
                    .fromValues(List.of("T cell", "af", "cell", "", "white blood cell", "T cell", "nothing", "CELL"));
            assertThat(records)
                    .extracting(CellType::name)
                    .containsExactly("T cell", "alveolar fibroblast", "cell", "leukocyte");
            assertThat(records).contains(cell, own);
            assertThat(lamin.query(CellType.class).count()).isEqualTo(7);
            assertThat(environment.messages(MessageLevel.SUCCESS))
                    .containsExactly(
                            "loaded 1 CellType record matching name: 'cell'",
                            "loaded 2 CellType records matching synonyms: 'af', 'CELL'",
                            "created 1 CellType record from Bionty matching name: 'T cell'",
                            "created 1 CellType record from Bionty matching synonyms: 'white blood cell'");
            assertThat(warnings())
                    .containsExactly("did not create CellType record for 1 non-validated name: 'nothing'");
        }

        @Test
        @DisplayName("are found by ontology ids, of which obsolete ones have none")
        void byOntologyId() {
            assertThat(cellTypes(CELLS)
                            .by(CellType::ontologyId)
                            .fromValues(List.of("CL:0000003", "CL:0000001", "CL:0000000")))
                    .extracting(CellType::ontologyId)
                    .containsExactly("CL:0000003", "CL:0000000");
            assertThat(cellTypes(CELLS).by("ontology_id").fromValues(List.of("CL:0000738")))
                    .extracting(CellType::name)
                    .containsExactly("leukocyte");
            assertThat(warnings())
                    .containsExactly("did not create CellType record for 1 non-validated ontology_id: 'CL:0000001'");
        }

        @Test
        @DisplayName("need no ontology if all are there")
        void allThere() {
            CellType cell = cellTypes(CELLS).fromSource("cell");
            OntologyRegistry<CellType> offline = OntologyRegistry.of(lamin, CellType.class, source -> {
                throw new AssertionError("read");
            });
            assertThat(offline.fromValues(List.of("cell"))).containsExactly(cell);
        }

        @Test
        @DisplayName("take as many statements for thousands of values as for a few, whether they are new or there")
        void statements() {
            List<Term> terms = IntStream.range(0, 4_000)
                    .mapToObj(number -> term("X:" + number, "term " + number))
                    .toList();
            List<String> names = terms.stream().map(Term::name).toList();
            OntologyRegistry<CellType> registry = cellTypes(Ontology.of(terms));
            lamin.user();
            int few = statementsOf(registry, names.subList(0, 300));
            int many = statementsOf(registry, names.subList(300, 4_000));
            assertThat(many).isEqualTo(few).isLessThan(25);
            assertThat(statementsOf(registry, names)).isLessThan(6);
            assertThat(registry.fromValues(names)).hasSize(4_000);
        }

        private int statementsOf(OntologyRegistry<CellType> registry, List<String> values) {
            return environment
                    .statementsOf(() -> assertThat(registry.fromValues(values)).hasSameSizeAs(values))
                    .size();
        }

        @Test
        @DisplayName("are those of the first term where several are meant, which a message tells")
        void ambiguous() {
            Term first = term("CL:1", "one").withSynonyms(List.of("either"));
            Term second = term("CL:2", "two").withSynonyms(List.of("either"));
            assertThat(cellTypes(first, second).fromValues(List.of("either")))
                    .extracting(CellType::ontologyId)
                    .containsExactly("CL:1");
            assertThat(warnings()).containsExactly("'either' may mean 'one', 'two': took 'one'");
        }
    }
}
