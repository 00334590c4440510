package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.lookup;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.LaminException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.core.testing.TestDatabase;
import org.laminj.transfer.BotanyModule.Plant;

abstract class TermsContract extends PlantsOfTwoFloras {

    TermsContract(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("from the source are copied with their release, and no ontology is asked")
    void fromTheSource() {
        TransferReport report = transfer(TransferOptions.defaults(), meadow).apply();

        assertThat(report.options().ontology()).isEqualTo(TermOrigin.SOURCE);
        assertThat(report.with(Outcome.RESOLVED)).isEmpty();
        assertThat(report.terms()).isEqualTo(TermNotes.none());
        assertThat(lab.rows(PLANTS)).containsExactlyInAnyOrder("P:4|dog rose|2020", "null|garden hybrid|null");
    }

    @Nested
    @DisplayName("from public ontologies")
    class FromOntologies {

        @Test
        void areCreatedWithAllThatIsAboveThemAndOnlyTheRestIsTransferred() {
            TransferPlan plan = fromOntology().plan();

            TransferReport report = fromOntology().apply();

            assertSame(plan, report);
            assertThat(report.records())
                    .filteredOn(record -> record.key().registry().startsWith("botany"))
                    .extracting(PlannedRecord::key, PlannedRecord::outcome, PlannedRecord::reason)
                    .containsExactly(
                            tuple(plantKey("P:4"), Outcome.RESOLVED, "from kew 2024"),
                            tuple(plantKey("garden hybrid"), Outcome.TRANSFERRED, "not in the target"),
                            tuple(plantKey("P:3"), Outcome.RESOLVED, "above P:4, from kew 2024"),
                            tuple(plantKey("P:2"), Outcome.RESOLVED, "above P:3, from kew 2024"),
                            tuple(plantKey("P:1"), Outcome.RESOLVED, "above P:2, from kew 2024"));
            assertThat(report.counts())
                    .containsEntry("botany.Plant", new Counts(5, 0, 4, 1, 0, 0, 0, 0))
                    .containsEntry("botany_plant_parents", Counts.ofResolved(3))
                    .containsEntry("botany_artifactplant", Counts.ofLinks(0, 2))
                    .doesNotContainKey("botany.Flora");
            assertThat(report.terms()).isEqualTo(TermNotes.none());
            assertThat(lab.rows(PLANTS))
                    .containsExactlyInAnyOrder(
                            "P:1|plant|2024",
                            "P:2|flowering plant|2024",
                            "P:3|rose|2024",
                            "P:4|dog rose|2024",
                            "null|garden hybrid|null");
            assertThat(lab.rows(PARENTS)).containsExactly("P:2|P:1", "P:3|P:2", "P:4|P:3");
            assertThat(lab.rows(LABELS)).containsExactly(meadow.uid() + "|dog rose", meadow.uid() + "|garden hybrid");
        }

        @Test
        void areNamedAmongTheMappedRecordsAsTheOriginalDoes() {
            fromOntology().apply();

            assertThat(environment.messages(MessageLevel.IMPORTANT))
                    .endsWith(
                            "mapped records: Plant(uid='" + Floras.uid("P:4") + "')",
                            "transferred records: Artifact(uid='aaaaaaaaaaaaaaaa0000'), Storage(uid='"
                                    + origin.instance()
                                            .query(org.laminj.core.model.Storage.class)
                                            .one()
                                            .uid()
                                    + "'), Plant(uid='" + Floras.uid("garden hybrid") + "')");
            assertThat(environment.messages(MessageLevel.WARNING)).noneMatch(text -> text.contains("Plant"));
        }

        @Test
        void tellWhyTheyComeAlong() {
            TransferPlan plan = fromOntology().plan();

            assertThat(plan.explain(Floras.uid("P:2")))
                    .extracting(PlannedRecord::key)
                    .containsExactly(
                            new RecordKey("Artifact", meadow.uid()), plantKey("P:4"), plantKey("P:3"), plantKey("P:2"));
        }

        @Test
        void areThereTheSecondTime() {
            fromOntology().apply();
            List<Long> rows = TableCounts.of(lab.instance());

            TransferReport again = fromOntology().apply();

            assertThat(again.records())
                    .allSatisfy(record -> assertThat(record.outcome()).isEqualTo(Outcome.MAPPED));
            assertThat(TableCounts.of(lab.instance())).isEqualTo(rows);
        }

        @Test
        void areMappedWhereTheTargetHasThemUnderAnotherUid() {
            lab.save(Draft.of(Plant.class)
                    .with(Plant::uid, "ourRose0")
                    .with(Plant::ontologyId, "P:4")
                    .with(Plant::name, "our dog rose"));

            TransferPlan plan = fromOntology().plan();
            TransferReport report = fromOntology().apply();

            assertSame(plan, report);
            assertThat(report.records())
                    .extracting(PlannedRecord::key, PlannedRecord::outcome, PlannedRecord::reason)
                    .contains(tuple(plantKey("P:4"), Outcome.MAPPED, "by ontology_id"));
            assertThat(lab.rows(LABELS)).contains(meadow.uid() + "|our dog rose");
            assertThat(lab.rows(PARENTS)).isEmpty();
        }

        @Test
        void areFoundInTheFirstReleaseThatHasThem() {
            flora(lab, "2010", true);
            floras.add("kew 2010", "P:77", "moss", null);
            linkToMeadow(plant(origin, "P:77", "moss", null, old), plant(origin, "P:78", "fern", null, old));

            TransferReport report = fromOntology().apply();

            assertThat(report.with(Outcome.TRANSFERRED)).contains(plantKey("P:78"));
            assertThat(lab.rows(PLANTS)).contains("P:4|dog rose|2024", "P:77|moss|2010", "P:78|fern|2020");
        }

        @Test
        void keepTheLinksToWhatIsAboveThemThatOnlyTheSourceHas() {
            Plant rose = plant(origin, "P:3", "rose", null, old);
            Plant favourite = plant(origin, null, "favourite", null, null);
            linkToMeadow(rose, favourite);
            origin.link(dogRose, "parents", rose, favourite);

            TransferPlan plan = fromOntology().plan();
            TransferReport report = fromOntology().apply();

            assertSame(plan, report);
            assertThat(report.counts())
                    .containsEntry("botany_plant_parents", Counts.ofLinks(1, 1).plus(Counts.ofResolved(3)));
            assertThat(lab.rows(PARENTS)).containsExactlyInAnyOrder("P:2|P:1", "P:3|P:2", "P:4|P:3", "P:4|null");
        }

        @Test
        void comeOnceWhereOneIsAboveTheOther() {
            linkToMeadow(plant(origin, "P:2", "flowering plant", null, old), plant(origin, "P:5", "oak", null, old));

            TransferPlan plan = fromOntology().plan();
            TransferReport report = fromOntology().apply();

            assertSame(plan, report);
            assertThat(report.counts()).containsEntry("botany.Plant", new Counts(6, 0, 5, 1, 0, 0, 0, 0));
            assertThat(lab.rows(PARENTS)).containsExactly("P:2|P:1", "P:3|P:2", "P:4|P:3", "P:5|P:2");
        }

        @Test
        void tellWhatTheSourceSaysOtherwise() {
            floras.add(NEW, new Term(Floras.uid("P:6"), "P:6", "field elm", "elm", "A tree.", List.of("P:2"), true));
            linkToMeadow(plant(origin, "P:6", "elm", null, old));

            TransferPlan plan = fromOntology().plan();
            TransferReport report = fromOntology().apply();

            assertSame(plan, report);
            assertThat(report.terms())
                    .isEqualTo(new TermNotes(
                            List.of(
                                    new TermDifference(plantKey("P:6"), "name", "elm", "field elm"),
                                    new TermDifference(plantKey("P:6"), "synonyms", null, "elm"),
                                    new TermDifference(plantKey("P:6"), "description", null, "A tree.")),
                            List.of(plantKey("P:6")),
                            List.of()));
            String elm = "Plant(uid='" + Floras.uid("P:6") + "')";
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains(
                            "botany.Plant terms differ in name (1), synonyms (1), description (1): " + elm
                                    + " name: 'field elm' here, 'elm' there; " + elm
                                    + " synonyms: 'elm' here, none there; " + elm
                                    + " description: 'A tree.' here, none there",
                            "obsolete in their ontology: " + elm);
        }

        @Test
        void comeFromTheSourceWhereTheirOntologyCannotBeRead() {
            lab.execute("UPDATE botany_flora SET version = '1753'");

            TransferPlan plan = fromOntology().plan();
            TransferReport report = fromOntology().onLoss(OnLoss.REFUSE).apply();

            assertSame(plan, report);
            UnreadRelease unread = new UnreadRelease(
                    "kew 1753", "botany.Plant", "Flora kew 1753 is out of print. Look for it in a library.");
            assertThat(report.terms()).isEqualTo(new TermNotes(List.of(), List.of(), List.of(unread)));
            assertThat(environment.messages(MessageLevel.WARNING))
                    .containsOnlyOnce(
                            "terms of botany.Plant come from the source, for kew 1753 cannot be read: Flora kew"
                                    + " 1753 is out of print. Look for it in a library.");
            assertThat(report.with(Outcome.TRANSFERRED)).contains(plantKey("P:4"));
            assertThat(lab.rows(PLANTS)).contains("P:4|dog rose|2020");
        }

        @Test
        void countAgainstTheGreatestNumberOfRecordsWithAllThatIsAboveThem() {
            TransferOptions few =
                    of(TermOrigin.PUBLIC).toBuilder().maxRecords(6).build();

            assertThatThrownBy(() -> transfer(few, meadow).plan())
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("more than 6 records");
        }

        @ParameterizedTest
        @ValueSource(strings = {"botany_plant", "botany_plant_parents", "botany_artifactplant"})
        void comeWithAllElseOrNotAtAll(String table) {
            List<Long> before = TableCounts.of(lab.instance());
            lab.failAt(table, "TRUE");

            assertThatThrownBy(() -> fromOntology().apply())
                    .isInstanceOf(LaminException.class)
                    .hasMessageContaining("fault");

            assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
            lab.mend();
            assertThat(fromOntology().apply().with(Outcome.RESOLVED)).hasSize(4);
        }

        @Test
        void takeAsManyStatementsForHundredAsForTen() {
            fromOntology().apply();

            int few = statementsFor(10);
            int many = statementsFor(100);

            // of more rows some databases are told more
            assertThat(many - few).isLessThan(10);
        }

        private int statementsFor(int plants) {
            Artifact artifact = origin.artifact("bbbbbbbbbbbbb" + String.format("%03d", plants) + "0000");
            List<String> ids = IntStream.range(0, plants)
                    .mapToObj(number -> "P:" + plants + "-" + number)
                    .toList();
            for (String id : ids) {
                floras.add(NEW, "above " + id, "plants like " + id, null, "P:2");
                floras.add(NEW, id, "plant " + id, null, "above " + id);
                origin.link(artifact, "plants", plant(origin, id, "plant " + id, null, old));
            }
            Transfer transfer = transfer(of(TermOrigin.PUBLIC), artifact);
            int statements = environment.statementsOf(transfer::apply).size();
            assertThat(lab.instance()
                            .query(Plant.class)
                            .filter(lookup("ontology_id__in", ids))
                            .count())
                    .isEqualTo(plants);
            return statements;
        }
    }

    @Nested
    @DisplayName("of a plan that was reviewed")
    class Reviewed {

        @Test
        void comeAsPlanned() {
            TransferPlan plan = TransferPlan.fromJson(fromOntology().plan().toJson());

            TransferReport report = fromOntology().apply(plan);

            assertSame(plan, report);
        }

        @Test
        void areRefusedWhereTheOntologyHasChanged() {
            TransferPlan plan = fromOntology().plan();
            floras.add(NEW, "P:2", "angiosperm", null, "P:1");

            assertOutdated(plan);
        }

        @Test
        void areRefusedWhereTheTargetUsesAnotherRelease() {
            TransferPlan plan = fromOntology().plan();
            lab.execute("UPDATE botany_flora SET version = '1753'");

            assertOutdated(plan);
        }

        @Test
        void areRefusedWhereTheTargetHasOneByNow() {
            TransferPlan plan = fromOntology().plan();
            plant(lab, "P:2", "flowering plant", null, null);

            assertOutdated(plan);
        }

        private void assertOutdated(TransferPlan plan) {
            List<Long> before = TableCounts.of(lab.instance());

            PlanOutdatedException thrown = catchThrowableOfType(
                    PlanOutdatedException.class, () -> fromOntology().apply(plan));

            assertThat(thrown).hasMessageContaining("botany.Plant");
            assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
        }
    }

    @Nested
    @DisplayName("in parts")
    class InParts {

        private Artifact wood;

        @BeforeEach
        void addWood() {
            wood = origin.artifact("cccccccccccccccc0000");
            origin.link(
                    wood,
                    "plants",
                    dogRose,
                    plant(origin, "P:5", "oak", null, old),
                    plant(origin, "P:2", "flowering plant", null, old));
        }

        @Test
        void comeOnce() {
            TransferReport report =
                    transfer(of(TermOrigin.PUBLIC), meadow, wood).batch(1).apply();

            assertThat(report.counts())
                    .containsEntry("botany.Plant", new Counts(7, 1, 5, 1, 0, 0, 0, 0))
                    .containsEntry("botany_plant_parents", Counts.ofResolved(4));
            assertThat(lab.rows(PARENTS)).containsExactly("P:2|P:1", "P:3|P:2", "P:4|P:3", "P:5|P:2");
            assertThat(lab.rows(LABELS))
                    .containsExactly(
                            meadow.uid() + "|dog rose",
                            meadow.uid() + "|garden hybrid",
                            wood.uid() + "|dog rose",
                            wood.uid() + "|flowering plant",
                            wood.uid() + "|oak");
        }

        @Test
        void goOnWhereTheyStopped() {
            lab.failAt("botany_plant", "NEW.name = 'oak'");
            Transfer transfer = transfer(of(TermOrigin.PUBLIC), meadow, wood).batch(1);

            PartialTransferException stopped = catchThrowableOfType(PartialTransferException.class, transfer::apply);
            lab.mend();
            TransferReport report = transfer.apply();

            assertThat(stopped.done().with(Outcome.RESOLVED)).hasSize(4);
            assertThat(report.counts()).containsEntry("botany.Plant", new Counts(7, 1, 5, 1, 0, 0, 0, 0));
        }

        @Test
        void tellOnceWhichOntologyWasNotReadThoughTheyStoppedInBetween() {
            lab.execute("UPDATE botany_flora SET version = '1753'");
            lab.failAt("botany_plant", "NEW.name = 'oak'");
            Transfer transfer = transfer(of(TermOrigin.PUBLIC), meadow, wood).batch(1);

            PartialTransferException stopped = catchThrowableOfType(PartialTransferException.class, transfer::apply);
            lab.mend();
            TransferReport report = transfer.apply();

            assertThat(stopped.done().terms().unread())
                    .extracting(UnreadRelease::release)
                    .containsExactly("kew 1753");
            assertThat(report.terms()).isEqualTo(stopped.done().terms());
            assertThat(report.with(Outcome.RESOLVED)).isEmpty();
            assertThat(lab.rows(PLANTS))
                    .containsExactlyInAnyOrder(
                            "P:2|flowering plant|2020", "P:4|dog rose|2020", "P:5|oak|2020", "null|garden hybrid|null");
        }
    }

    @Nested
    @DisplayName("taken back")
    class TakenBack {

        @Test
        void goWithAllThatIsAboveThem() {
            TransferReport done = fromOntology().apply();

            RevertReport report =
                    Revert.of(lab.instance(), String.valueOf(done.run())).apply();

            assertThat(report.kept()).isEmpty();
            assertThat(report.counts())
                    .containsEntry("botany.Plant", new RevertReport.RowCounts(5, 0))
                    .containsEntry("botany_plant_parents", new RevertReport.RowCounts(3, 0));
            assertThat(lab.rows(PLANTS)).isEmpty();
            assertThat(lab.rows(PARENTS)).isEmpty();
        }

        @Test
        void stayWhereSomethingElseNeedsThem() {
            TransferReport done = fromOntology().apply();
            Plant rose = lab.instance()
                    .query(Plant.class)
                    .filter(lookup("uid", Floras.uid("P:3")))
                    .one();
            lab.link(lab.artifact("dddddddddddddddd0000"), "plants", rose);

            RevertReport report =
                    Revert.of(lab.instance(), String.valueOf(done.run())).apply();

            assertThat(report.kept()).extracting(KeptRecord::key).contains(plantKey("P:3"));
            assertThat(lab.rows(PLANTS)).contains("P:3|rose|2024").doesNotContain("P:4|dog rose|2024");
        }
    }
}
