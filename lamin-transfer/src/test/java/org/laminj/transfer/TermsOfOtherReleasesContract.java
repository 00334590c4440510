package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.vocabulary.OnOtherRelease;
import org.laminj.transfer.BotanyModule.Flora;

abstract class TermsOfOtherReleasesContract extends PlantsOfTwoFloras {

    TermsOfOtherReleasesContract(TestDatabase database) {
        super(database);
    }

    private final TermDifference otherFlora = new TermDifference(plantKey("P:4"), "flora", "kew 2020", "kew 2024");

    @BeforeEach
    void addOurs() {
        Flora ours = lab.instance().query(Flora.class).one();
        plant(lab, "P:4", "dog-rose", "briar|brier", ours);
    }

    private Transfer with(OnOtherRelease policy) {
        return transfer(TransferOptions.builder().onOtherRelease(policy).build(), meadow);
    }

    @ParameterizedTest
    @EnumSource(TermOrigin.class)
    void stayAsTheyAreAndTheDifferencesAreListed(TermOrigin terms) {
        TransferPlan plan = transfer(of(terms), meadow).plan();
        TransferReport report = transfer(of(terms), meadow).apply();

        assertSame(plan, report);
        assertThat(report.terms().differences())
                .containsExactly(
                        new TermDifference(plantKey("P:4"), "name", "dog rose", "dog-rose"),
                        new TermDifference(plantKey("P:4"), "synonyms", "briar|wild briar", "briar|brier"),
                        otherFlora);
        assertThat(report.with(Outcome.MAPPED)).containsExactly(plantKey("P:4"));
        assertThat(lab.rows("SELECT name, synonyms FROM botany_plant WHERE ontology_id = 'P:4'"))
                .containsExactly("dog-rose|briar|brier");
        assertThat(lab.rows("SELECT version FROM botany_flora")).containsExactly("2024");
    }

    @Test
    void gainTheNamesOfTheSourceIfAskedFor() {
        TransferPlan plan = with(OnOtherRelease.ADD_SOURCE).plan();
        TransferReport report = with(OnOtherRelease.ADD_SOURCE).apply();

        assertSame(plan, report);
        String merged = "briar|brier|dog rose|wild briar";
        assertThat(report.records())
                .filteredOn(record -> record.outcome() == Outcome.UPDATED)
                .singleElement()
                .satisfies(record -> assertThat(record.changes())
                        .containsExactly(new FieldChange("synonyms", "briar|brier", merged)));
        assertThat(report.with(Outcome.TRANSFERRED)).contains(new RecordKey("botany.Flora", old.uid()));
        assertThat(report.terms().differences())
                .containsExactly(new TermDifference(plantKey("P:4"), "name", "dog rose", "dog-rose"), otherFlora);
        assertThat(lab.rows("SELECT name, synonyms FROM botany_plant WHERE ontology_id = 'P:4'"))
                .containsExactly("dog-rose|" + merged);
        assertThat(lab.rows("SELECT version FROM botany_flora ORDER BY 1")).containsExactly("2020", "2024");
        assertThat(lab.rows(PLANTS)).contains("P:4|dog-rose|2024");
    }

    @Test
    void gainNothingTheSecondTime() {
        with(OnOtherRelease.ADD_SOURCE).apply();
        List<String> before = lab.rows("SELECT * FROM botany_plant ORDER BY id");

        TransferReport again = with(OnOtherRelease.ADD_SOURCE).apply();

        assertThat(again.records())
                .allSatisfy(record -> assertThat(record.outcome()).isEqualTo(Outcome.MAPPED));
        assertThat(lab.rows("SELECT * FROM botany_plant ORDER BY id")).isEqualTo(before);
    }

    @Test
    void areAConflictIfAskedFor() {
        List<Long> before = TableCounts.of(lab.instance());

        TransferConflictException thrown = catchThrowableOfType(
                TransferConflictException.class, () -> with(OnOtherRelease.FAIL).apply());

        assertThat(thrown.conflicts())
                .extracting(PlannedRecord::key, PlannedRecord::reason)
                .containsExactly(tuple(plantKey("P:4"), "the target has it from kew 2024, the source from kew 2020"));
        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
    }

    @Test
    void areNoneWhereTheReleaseIsTheSame() {
        lab.execute("UPDATE botany_flora SET version = '2020', uid = 'flora020'");

        TransferReport report = with(OnOtherRelease.FAIL).apply();

        assertThat(report.terms().differences())
                .extracting(TermDifference::field)
                .containsExactly("name", "synonyms");
    }
}
