package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.bionty.ImportReport.OtherRelease;
import org.laminj.bionty.ontology.OntologyDifference.ValueChange;

@DisplayName("The report of an import")
class ImportReportTest {

    @Test
    @DisplayName("tells people what a record says, and what the release says instead")
    void tellsWhatDiffers() {
        List<ValueChange> changes =
                List.of(new ValueChange("name", "a", "b"), new ValueChange("synonyms", null, "bee"));

        assertThat(new OtherRelease("CL:1", "1p3Km4Kv", "cl 2022-08-16", changes, true))
                .hasToString("CL:1 (1p3Km4Kv, cl 2022-08-16): name 'a', here 'b'; synonyms none, here 'bee', synonyms"
                        + " added");
        assertThat(new OtherRelease("CL:1", "1p3Km4Kv", null, List.of(), false)).hasToString("CL:1 (1p3Km4Kv)");
    }
}
