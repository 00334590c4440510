package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ImportReport.OtherRelease;
import org.laminj.bionty.ontology.OntologyDifference.ValueChange;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.vocabulary.OnOtherRelease;

abstract class RecordsOfTermsContract extends RegistryOfCells {

    RecordsOfTermsContract(TestDatabase database) {
        super(database);
    }

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
    void saveByHand() {
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
