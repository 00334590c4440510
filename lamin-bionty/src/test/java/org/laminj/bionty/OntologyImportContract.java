package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.testing.TestDatabase;

abstract class OntologyImportContract extends RegistryOfCells {

    OntologyImportContract(TestDatabase database) {
        super(database);
    }

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
    void missingLinks() {
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
        assertThat(links()).containsExactly("CL:1 CL:2", "CL:2 CL:3", "CL:3 CL:1", "CL:4 CL:3");
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
            assertThat(reports.stream().mapToInt(ImportReport::linked).sum()).isEqualTo(499);
        }
        assertThat(lamin.query(CellType.class).count()).isEqualTo(500);
        assertThat(links()).hasSize(499);
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

    /** Terms, one of which has an ontology id of more characters than the registry declares. */
    OntologyRegistry<CellType> withLongId() {
        return cellTypes(CELL, term("X:" + "1".repeat(40), "too long"));
    }

    long cellTypes() {
        return lamin.query(CellType.class).count();
    }
}
