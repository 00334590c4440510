package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.TermDifference;
import org.laminj.transfer.TermNotes;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferPlan;

@DisplayName("The details of a plan")
class PlanDetailsTest {

    private static final RecordKey ARTIFACT = new RecordKey("Artifact", "dPraor9rU1EofcFb6Wph");

    private static String text(List<PlannedRecord> records, List<RemovedLink> removed, TermDifference... differences) {
        return new PlanDetails(new TransferPlan(
                        "laminlabs/lamindata",
                        "anonymous/lab",
                        "Artifact",
                        List.of(),
                        TransferOptions.defaults(),
                        records,
                        new TreeMap<>(),
                        List.of(),
                        removed,
                        new TermNotes(List.of(differences), List.of(), List.of()),
                        new TreeMap<>(),
                        null))
                .text();
    }

    private static PlannedRecord record(Outcome outcome, FieldChange... changes) {
        return new PlannedRecord(ARTIFACT, outcome, "", null, List.of(changes), null);
    }

    @Test
    void areNoneIfNothingChanges() {
        assertThat(text(List.of(record(Outcome.MAPPED)), List.of())).isEmpty();
    }

    @Test
    void areALineForEachValueAndLink() {
        PlannedRecord updated = record(
                Outcome.UPDATED,
                new FieldChange("key", null, "a.h5ad"),
                new FieldChange("description", "one\n two", null));
        PlannedRecord renamed = record(Outcome.TRANSFERRED, new FieldChange("name", "a", "a (x/y)"));
        RemovedLink removed =
                new RemovedLink("bionty_artifacttissue", ARTIFACT, new RecordKey("bionty.Tissue", "7Tt4iEKc"));

        TermDifference difference =
                new TermDifference(new RecordKey("bionty.Tissue", "7Tt4iEKc"), "name", "lung", null);

        assertThat(text(List.of(renamed, updated), List.of(removed), difference))
                .isEqualTo("""
                update Artifact(uid='dPraor9rU1EofcFb6Wph'): key none → 'a.h5ad'
                update Artifact(uid='dPraor9rU1EofcFb6Wph'): description 'one two' → none
                rename Artifact(uid='dPraor9rU1EofcFb6Wph'): name 'a' → 'a (x/y)'
                remove bionty_artifacttissue: Artifact(uid='dPraor9rU1EofcFb6Wph') – Tissue(uid='7Tt4iEKc')
                differ Tissue(uid='7Tt4iEKc'): name 'lung' there, none here
                """);
    }

    @Test
    void areFewEnoughToRead() {
        FieldChange[] changes = IntStream.range(0, 52)
                .mapToObj(number -> new FieldChange("field" + number, "a".repeat(81), null))
                .toArray(FieldChange[]::new);

        assertThat(text(List.of(record(Outcome.UPDATED, changes)), List.of()))
                .hasLineCount(51)
                .startsWith("update Artifact(uid='dPraor9rU1EofcFb6Wph'): field0 '" + "a".repeat(80) + "…' → none\n")
                .contains("field49 ")
                .doesNotContain("field50 ")
                .endsWith("\nand 2 more: see --plan FILE or -o json\n");
    }
}
