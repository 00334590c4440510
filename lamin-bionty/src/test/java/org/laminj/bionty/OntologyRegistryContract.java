package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import com.google.common.collect.Lists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ImportReport.OtherRelease;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyDifference.ValueChange;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Table;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.DeterministicUid;
import org.laminj.core.vocabulary.OnOtherRelease;

abstract class OntologyRegistryContract {

    private static final Term CELL = term("CL:0000000", "cell");
    private static final Term NATIVE = term("CL:0000003", "native cell", "CL:0000000");
    private static final Term LEUKOCYTE =
            term("CL:0000738", "leukocyte", "CL:0000003").withSynonyms(List.of("white blood cell", "leucocyte"));
    private static final Term MONONUCLEAR = term("CL:0000842", "mononuclear cell", "CL:0000738");
    private static final Term LYMPHOCYTE = term("CL:0000542", "lymphocyte", "CL:0000842");
    private static final Term T_CELL = new Term(
            "CL:0000084",
            "T cell",
            "A type of lymphocyte.",
            List.of("T-lymphocyte", "T lymphocyte"),
            List.of("T-cell of any kind"),
            List.of("CL:0000542", "CL:0000738"),
            false,
            List.of(),
            Map.of());
    private static final Term OLD = new Term(
            "CL:0000001",
            "obsolete thing",
            null,
            List.of(),
            List.of(),
            List.of(),
            true,
            List.of("CL:0000000"),
            Map.of());

    private static final Ontology CELLS =
            Ontology.of(List.of(T_CELL, CELL, NATIVE, LEUKOCYTE, MONONUCLEAR, LYMPHOCYTE, OLD));

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Sources sources;

    OntologyRegistryContract(TestDatabase database) {
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

    private static Term with(Term term, Map<String, String> columns) {
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

    private OntologyRegistry<CellType> cellTypes(Term... terms) {
        return cellTypes(Ontology.of(List.of(terms)));
    }

    private OntologyRegistry<CellType> cellTypes(Ontology ontology) {
        return OntologyRegistry.of(lamin, CellType.class, source -> ontology);
    }

    private CellType cellType(String ontologyId) {
        return lamin.query(CellType.class)
                .filter(where(CellType::ontologyId).is(ontologyId))
                .one();
    }

    /** Child and parent of each link, by ontology id. */
    private List<String> links() {
        return lamin.query(CellType.class).list().stream()
                .flatMap(child -> parents(child).stream().map(parent -> child.ontologyId() + " " + parent.ontologyId()))
                .sorted()
                .toList();
    }

    private List<CellType> parents(CellType child) {
        return lamin.related(child, "parents").query().list().stream()
                .map(CellType.class::cast)
                .toList();
    }

    /** The warnings but for the one that says who creates the records. */
    private List<String> warnings() {
        return environment.messages(MessageLevel.WARNING).stream()
                .filter(text -> !text.startsWith("using anonymous user"))
                .toList();
    }

    /** All rows of the registries and link tables of bionty. */
    private List<String> rows() {
        List<Table> tables = lamin.schema()
                .tables()
                .filter(table -> table.module().equals("bionty"))
                .toList();
        return lamin.store().read(session -> {
            List<String> rows = new ArrayList<>();
            tables.forEach(
                    table -> session.selectAll(table, table.fields()).forEach(row -> rows.add(table + " " + row)));
            return rows;
        });
    }

    private void assertRefused(Reason reason, String message, Runnable work) {
        List<String> before = rows();
        assertThatThrownBy(work::run)
                .isInstanceOf(OntologyException.class)
                .hasMessage(message)
                .extracting(error -> ((OntologyException) error).reason())
                .isEqualTo(reason);
        assertThat(rows()).isEqualTo(before);
    }

    private static String uid(String text) {
        return DeterministicUid.of(text, 8);
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

    @Nested
    @DisplayName("An import")
    class Imports {

        @Test
        @DisplayName("creates all terms that are in use, and reports what became of each")
        void all() {
            List<String> progress = new ArrayList<>();
            ImportReport report = cellTypes(CELLS)
                    .telling((done, total) -> progress.add(done + "/" + total))
                    .importSource();
            assertThat(report)
                    .isEqualTo(new ImportReport(
                            "bionty.CellType",
                            "cl 2024-05-15",
                            List.of("CL:0000000", "CL:0000003", "CL:0000738", "CL:0000842", "CL:0000542", "CL:0000084"),
                            0,
                            6,
                            List.of(),
                            List.of(new Note(Kind.OBSOLETE, "CL:0000001", "replaced by CL:0000000"))));
            assertThat(report)
                    .hasToString("bionty.CellType from cl 2024-05-15: 6 created, 0 there, 0 of other releases,"
                            + " 6 links to parents added\nobsolete (1):\n  CL:0000001: replaced by CL:0000000");
            assertThat(progress).containsExactly("0/6", "6/6");
            assertThat(sources.inUse(CellType.class, null).inDb()).isTrue();
            assertThat(environment.messages(MessageLevel.SUCCESS)).contains("import is completed!");
        }

        @Test
        @DisplayName("changes nothing the second time")
        void twice() {
            cellTypes(CELLS).importSource();
            List<String> rows = rows();
            ImportReport report = cellTypes(CELLS).importSource();
            assertThat(rows()).isEqualTo(rows);
            assertThat(report)
                    .extracting(ImportReport::created, ImportReport::there, ImportReport::linked)
                    .containsExactly(List.of(), 6, 0);
        }

        @Test
        @DisplayName("adds the links that records lack, and leaves those that the release lacks")
        void links() {
            CellType tCell = cellTypes(T_CELL.withParents(List.of())).fromSource("T cell");
            CellType own = lamin.save(Draft.of(CellType.class).with(CellType::name, "immune cell"));
            lamin.related(tCell, "parents").add(own);
            ImportReport report = cellTypes(CELLS).importSource();
            assertThat(report.linked()).isEqualTo(6);
            assertThat(parents(tCell))
                    .extracting(CellType::name)
                    .containsExactlyInAnyOrder("immune cell", "lymphocyte", "leukocyte");
        }

        @Test
        @DisplayName("reports parents that are missing or obsolete, and circles, and does the rest")
        void brokenParents() {
            ImportReport report = cellTypes(
                            term("CL:1", "one", "CL:2", "CL:9"),
                            term("CL:2", "two", "CL:3", "CL:0000001"),
                            term("CL:3", "three", "CL:1"),
                            term("CL:4", "four", "CL:4", "CL:3"),
                            OLD)
                    .importSource();
            assertThat(report.notes())
                    .containsExactlyInAnyOrder(
                            new Note(Kind.OBSOLETE, "CL:0000001", "replaced by CL:0000000"),
                            new Note(Kind.MISSING_PARENT, "CL:1", "CL:9 is not in the release"),
                            new Note(Kind.MISSING_PARENT, "CL:2", "CL:0000001 is obsolete"),
                            new Note(Kind.CYCLE, "CL:3", "is above its own parent CL:1"),
                            new Note(Kind.CYCLE, "CL:4", "is its own parent"));
            assertThat(report.created()).containsExactly("CL:3", "CL:2", "CL:1", "CL:4");
            assertThat(OntologyRegistryContract.this.links())
                    .containsExactly("CL:1 CL:2", "CL:2 CL:3", "CL:3 CL:1", "CL:4 CL:3");
        }

        @Test
        @DisplayName("takes the first of several terms with one id, and passes over those without a name")
        void brokenTerms() {
            Term nameless = new Term("CL:2", null, null, List.of(), List.of(), List.of(), false, List.of(), Map.of());
            ImportReport report = cellTypes(
                            term("CL:1", "one"), term("CL:1", "another"), nameless, term("CL:3", "three", "CL:2"))
                    .importSource();
            assertThat(report.created()).containsExactly("CL:1", "CL:3");
            assertThat(report.notes())
                    .containsExactlyInAnyOrder(
                            new Note(Kind.DUPLICATE, "CL:1", "another term of the release has this id"),
                            new Note(Kind.INCOMPLETE, "CL:2", "has no name"));
            assertThat(cellType("CL:1").name()).isEqualTo("one");
        }

        @Test
        @DisplayName("of a release without terms in use is refused")
        void empty() {
            assertRefused(
                    Reason.UNKNOWN,
                    "There is nothing to import: cl 2024-05-15 of bionty.CellType has no terms that are in use.",
                    () -> cellTypes(OLD).importSource());
        }

        @Test
        @DisplayName("takes as many statements for thousands of terms, each below another, as for a few")
        void statements() {
            List<Term> chain = IntStream.range(0, 5_000)
                    .mapToObj(number -> term("X:" + number, "term " + number, "X:" + (number + 1)))
                    .toList();
            lamin.user();
            int few = environment
                    .statementsOf(
                            () -> cellTypes(Ontology.of(chain.subList(0, 300))).importSource())
                    .size();
            int again = environment
                    .statementsOf(
                            () -> cellTypes(Ontology.of(chain.subList(0, 300))).importSource())
                    .size();
            int many = environment
                    .statementsOf(() -> OntologyRegistry.of(lamin, Tissue.class, source -> Ontology.of(chain))
                            .importSource())
                    .size();
            assertThat(many).isEqualTo(few).isLessThan(25);
            assertThat(again).isLessThan(few);
            assertThat(lamin.query(Tissue.class).count()).isEqualTo(5_000);
        }

        @Test
        @DisplayName("that two programs do at once does what one does")
        void atOnce() {
            List<Term> terms = IntStream.range(0, 500)
                    .mapToObj(number -> term("X:" + number, "term " + number, "X:" + number / 2))
                    .toList();
            try (Instance other = environment.instances().connect("lab")) {
                List<CompletableFuture<ImportReport>> both = Stream.of(lamin, other)
                        .map(instance -> CompletableFuture.supplyAsync(
                                () -> OntologyRegistry.of(instance, CellType.class, source -> Ontology.of(terms))
                                        .importSource()))
                        .toList();
                List<ImportReport> reports =
                        both.stream().map(CompletableFuture::join).toList();
                assertThat(reports)
                        .allMatch(report -> report.created().size() + report.there() == 500)
                        .allMatch(report -> report.ofOtherReleases().isEmpty());
                assertThat(reports.stream()
                                .mapToInt(report -> report.created().size())
                                .sum())
                        .isEqualTo(500);
                assertThat(reports.stream().mapToInt(ImportReport::linked).sum())
                        .isEqualTo(499);
            }
            assertThat(lamin.query(CellType.class).count()).isEqualTo(500);
            assertThat(OntologyRegistryContract.this.links()).hasSize(499);
        }
    }

    @Test
    @DisplayName(
            "Two programs that create different terms with the same ones above them do not get into each other's way")
    void overlapping() {
        List<String> ids = IntStream.range(0, 1_000)
                .mapToObj(number -> String.format(Locale.ROOT, "X:%04d", number))
                .toList();
        List<Term> terms = new ArrayList<>(ids.stream().map(id -> term(id, id)).toList());
        terms.add(Term.of("Y:1", "upwards").withParents(ids));
        terms.add(Term.of("Y:2", "downwards").withParents(Lists.reverse(ids)));
        try (Instance other = environment.instances().connect("lab")) {
            List<CompletableFuture<CellType>> both = Stream.of(
                            Map.entry(lamin, "upwards"), Map.entry(other, "downwards"))
                    .map(each -> CompletableFuture.supplyAsync(
                            () -> OntologyRegistry.of(each.getKey(), CellType.class, source -> Ontology.of(terms))
                                    .fromSource(each.getValue())))
                    .toList();
            assertThat(both.stream().map(CompletableFuture::join).map(CellType::name))
                    .containsExactly("upwards", "downwards");
        }
        assertThat(lamin.query(CellType.class).count()).isEqualTo(1_002);
    }

    @Nested
    @DisplayName("A record that is there already")
    class Existing {

        private CellType byHand;

        private CellType byHand() {
            return lamin.save(Draft.of(CellType.class)
                    .with(CellType::uid, "byHand01")
                    .with(CellType::name, "T-cell")
                    .with(CellType::ontologyId, "CL:0000084")
                    .with(CellType::synonyms, "T lymphocyte|T cells")
                    .with(CellType::description, "Ours."));
        }

        private final List<ValueChange> changes = List.of(
                new ValueChange("name", "T-cell", "T cell"),
                new ValueChange("synonyms", "T lymphocyte|T cells", "T-lymphocyte|T lymphocyte"),
                new ValueChange("description", "Ours.", "A type of lymphocyte."),
                new ValueChange("uid", "byHand01", uid("CL:0000084")));

        @BeforeEach
        void setUp() {
            byHand = byHand();
        }

        @Test
        @DisplayName("is kept as it is, whatever its uid and name, and what differs is told")
        void kept() {
            ImportReport report = cellTypes(CELLS).importSource();
            assertThat(report.ofOtherReleases())
                    .containsExactly(new OtherRelease("CL:0000084", "byHand01", null, changes, false));
            assertThat(report.ofOtherReleases().get(0))
                    .hasToString("CL:0000084 (byHand01): name 'T-cell', here 'T cell'; synonyms 'T lymphocyte|T cells',"
                            + " here 'T-lymphocyte|T lymphocyte'; description 'Ours.', here 'A type of lymphocyte.';"
                            + " uid 'byHand01', here '" + uid("CL:0000084") + "'");
            assertThat(report)
                    .extracting(each -> each.created().size(), ImportReport::there, ImportReport::linked)
                    .containsExactly(5, 0, 6);
            assertThat(cellType("CL:0000084")).isEqualTo(byHand);
        }

        @Test
        @DisplayName("gets the name and the synonyms that only the release has, if that is the choice, and once")
        void extended() {
            OntologyRegistry<CellType> registry = cellTypes(CELLS).onOtherRelease(OnOtherRelease.ADD_SOURCE);
            ImportReport report = registry.importSource();
            assertThat(report.ofOtherReleases())
                    .containsExactly(new OtherRelease("CL:0000084", "byHand01", null, changes, true));
            CellType extended = cellType("CL:0000084");
            assertThat(extended)
                    .extracting(CellType::uid, CellType::name, CellType::synonyms, CellType::description)
                    .containsExactly("byHand01", "T-cell", "T lymphocyte|T cells|T cell|T-lymphocyte", "Ours.");
            assertThat(extended.source()).isNull();
            assertThat(extended.updatedAt()).isAfter(byHand.updatedAt());
            List<String> rows = rows();
            assertThat(registry.importSource().ofOtherReleases())
                    .allMatch(other -> !other.extended())
                    .hasSize(1);
            assertThat(rows()).isEqualTo(rows);
        }

        @Test
        @DisplayName("is told of when a single term is asked for, as what stands beside a new record is")
        void told() {
            CellType own = lamin.save(Draft.of(CellType.class).with(CellType::name, "leukocyte"));
            assertThat(cellTypes(CELLS).fromSource("T cell")).isEqualTo(byHand);
            assertThat(warnings())
                    .containsExactly(
                            "kept the record of CL:0000084 (byHand01): name 'T-cell', here 'T cell';"
                                    + " synonyms 'T lymphocyte|T cells', here 'T-lymphocyte|T lymphocyte';"
                                    + " description 'Ours.', here 'A type of lymphocyte.'; uid 'byHand01', here '"
                                    + uid("CL:0000084") + "'",
                            "same name: CL:0000738: the record with uid " + own.uid()
                                    + " has the same name, and no ontology id; both are there now");
        }

        @Test
        @DisplayName("stops the import if that is the choice, and nothing is written")
        void failing() {
            assertRefused(
                    Reason.CONFLICT,
                    "Cannot create records of bionty.CellType from cl 2024-05-15: the instance has 1 of these terms"
                            + " otherwise, CL:0000084 (byHand01): name 'T-cell', here 'T cell'; synonyms"
                            + " 'T lymphocyte|T cells', here 'T-lymphocyte|T lymphocyte'; description 'Ours.', here"
                            + " 'A type of lymphocyte.'; uid 'byHand01', here '" + uid("CL:0000084")
                            + "'. Nothing was written. Keep what is there, or add the other synonyms to it.",
                    () -> cellTypes(CELLS).onOtherRelease(OnOtherRelease.FAIL).importSource());
        }

        @Test
        @DisplayName("is told of if it is from another release, though that says nothing else")
        void otherRelease() {
            Source older = sources.find(CellType.class, "cl", "2022-08-16", null);
            CellType cell = cellTypes(CELLS).from(older).fromSource("cell");
            ImportReport report = cellTypes(CELL).importSource();
            assertThat(report)
                    .isEqualTo(new ImportReport(
                            "bionty.CellType",
                            "cl 2024-05-15",
                            List.of(),
                            0,
                            0,
                            List.of(new OtherRelease("CL:0000000", cell.uid(), "cl 2022-08-16", List.of(), false)),
                            List.of()));
            assertThat(cellType("CL:0000000")).isEqualTo(cell);
            assertRefused(
                    Reason.CONFLICT,
                    "Cannot create records of bionty.CellType from cl 2024-05-15: the instance has 1 of these terms"
                            + " otherwise, CL:0000000 (" + cell.uid() + ", cl 2022-08-16). Nothing was written."
                            + " Keep what is there, or add the other synonyms to it.",
                    () -> cellTypes(CELL).onOtherRelease(OnOtherRelease.FAIL).importSource());
        }

        @Test
        @DisplayName("may have been changed by people since it came from this release")
        void changedByPeople() {
            CellType cell = cellTypes(CELLS).fromSource("cell");
            CellType changed = lamin.save(Draft.from(cell).with(CellType::description, "The unit of life."));
            ImportReport report =
                    cellTypes(CELL).onOtherRelease(OnOtherRelease.FAIL).importSource();
            assertThat(report.there()).isEqualTo(1);
            assertThat(cellType("CL:0000000")).isEqualTo(changed);
        }

        @Test
        @DisplayName("stands beside the new one if it has only the name in common, which is told")
        void nameOnly() {
            CellType own = lamin.save(Draft.of(CellType.class).with(CellType::name, "leukocyte"));
            ImportReport report = cellTypes(CELLS).importSource();
            assertThat(report.notes())
                    .contains(new Note(
                            Kind.SAME_NAME,
                            "CL:0000738",
                            "the record with uid " + own.uid()
                                    + " has the same name, and no ontology id; both are there now"));
            assertThat(lamin.query(CellType.class)
                            .filter(where(CellType::name).is("leukocyte"))
                            .list())
                    .extracting(CellType::uid)
                    .containsExactlyInAnyOrder(own.uid(), uid("CL:0000738"));
        }

        @Test
        @DisplayName("of several with one ontology id is the one with the uid of the term")
        void several() {
            CellType derived = lamin.save(
                    Draft.of(CellType.class).with(CellType::name, "T cell").with(CellType::ontologyId, "CL:0000084"));
            assertThat(cellTypes(CELLS).fromSource("CL:0000084")).isEqualTo(derived);
        }

        @Test
        @DisplayName("keeps an abbreviation or uid that a term would need, and the term is told of")
        void taken() {
            CellType other = lamin.save(Draft.of(CellType.class)
                    .with(CellType::name, "thymocyte")
                    .with(CellType::ontologyId, "CL:0000893")
                    .with(CellType::abbr, "TC"));
            Term abbreviated = with(term("CL:7", "seven"), Map.of("abbr", "TC"));
            ImportReport report = cellTypes(
                            abbreviated,
                            with(term("CL:8", "eight"), Map.of("abbr", "E")),
                            with(term("CL:9", "nine"), Map.of("abbr", "E")))
                    .importSource();
            assertThat(report.created()).containsExactly("CL:8");
            assertThat(report.notes())
                    .containsExactlyInAnyOrder(
                            new Note(
                                    Kind.TAKEN,
                                    "CL:7",
                                    "abbr 'TC' is taken by the record with uid " + other.uid() + " and id CL:0000893"),
                            new Note(Kind.DUPLICATE, "CL:9", "has the abbr of CL:8"));
            assertRefused(
                    Reason.CONFLICT,
                    "Cannot create a record of bionty.CellType for term CL:7 of cl 2024-05-15: abbr 'TC' is taken by"
                            + " the record with uid " + other.uid() + " and id CL:0000893.",
                    () -> cellTypes(abbreviated).fromSource("CL:7"));
        }
    }

    @Nested
    @DisplayName("Records of an organism")
    class Organisms {

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
                            Gene::uid,
                            Gene::symbol,
                            Gene::ensemblGeneId,
                            Gene::biotype,
                            Gene::ncbiGeneIds,
                            Gene::stableId)
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
                    null,
                    "TFC3",
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    Map.of("stable_id", "YAL001C"));
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
                    null,
                    "CD8",
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    Map.of("gene_symbol", "CD8A"));
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
            OntologyRegistry<Protein> proteins =
                    registry(Protein.class, good, bad).ofOrganism("human");
            List<String> before = rows();
            assertThatThrownBy(proteins::importSource)
                    .isInstanceOf(ConstraintException.class)
                    .hasMessage(
                            "Cannot create records of bionty.Protein from uniprot 2024-03 (human): the database does"
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

    /** Terms, one of which has an ontology id of more characters than the registry declares. */
    OntologyRegistry<CellType> withLongId() {
        return cellTypes(CELL, term("X:" + "1".repeat(40), "too long"));
    }

    long cellTypes() {
        return lamin.query(CellType.class).count();
    }
}
