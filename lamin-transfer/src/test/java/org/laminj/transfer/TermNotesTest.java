package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Notes on terms tell")
class TermNotesTest {

    private static final UnreadRelease CELL_ONTOLOGY =
            new UnreadRelease("cl 2023-08-24", "bionty.CellType", "There is no file. Get one.");
    private static final UnreadRelease UBERON =
            new UnreadRelease("uberon 2023-09-05", "bionty.Tissue", "There is no such host.");

    @Test
    void whyAReleaseWasNotRead() {
        assertThat(unread(CELL_ONTOLOGY).texts())
                .containsExactly("terms of bionty.CellType come from the source, for cl 2023-08-24 cannot be read:"
                        + " There is no file. Get one.");
    }

    @Test
    void ofAllReleasesThatWereNotReadAndWhyOnce() {
        assertThat(unread(CELL_ONTOLOGY, UBERON).texts())
                .containsExactly("terms of bionty.CellType (cl 2023-08-24), bionty.Tissue (uberon 2023-09-05) come from"
                        + " the source, for these 2 releases cannot be read. The first: There is no file. Get one.");
    }

    @Test
    void nothingWhereThereIsNothingToTell() {
        assertThat(TermNotes.none().texts()).isEmpty();
    }

    private static TermNotes unread(UnreadRelease... releases) {
        return new TermNotes(List.of(), List.of(), List.of(releases));
    }
}
