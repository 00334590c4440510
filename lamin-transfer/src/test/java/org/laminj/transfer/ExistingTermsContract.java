package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.testing.TestDatabase;
import org.laminj.transfer.BotanyModule.Sighting;

abstract class ExistingTermsContract extends PlantsOfTwoFloras {

    ExistingTermsContract(TestDatabase database) {
        super(database);
    }

    private Transfer existing(SqlRecord... records) {
        return transfer(of(TermOrigin.EXISTING), records);
    }

    @Test
    void areAcceptedAndOthersStayBehindWithTheirLinks() {
        plant(lab, "P:4", "dog rose", "briar|wild briar", null);

        TransferPlan plan = existing(meadow).plan();
        TransferReport report = existing(meadow).apply();

        assertSame(plan, report);
        assertThat(report.dropped())
                .containsExactly(
                        new Dropped("botany.Plant", DropReason.TERM_MISSING, 1),
                        new Dropped("botany_artifactplant", DropReason.TERM_MISSING, 1));
        assertThat(report.counts())
                .containsEntry("botany.Plant", new Counts(2, 1, 0, 0, 0, 0, 1, 0))
                .containsEntry("botany_artifactplant", new Counts(2, 0, 0, 1, 0, 0, 1, 0));
        assertThat(environment.messages(MessageLevel.WARNING))
                .contains("left behind 1 of botany.Plant, 1 of botany_artifactplant: the target does not have the"
                        + " term");
        assertThat(lab.rows(LABELS)).containsExactly(meadow.uid() + "|dog rose");
        assertThat(lab.rows(PLANTS)).hasSize(1);
    }

    @Test
    void areRefusedWithAllElseWhereNothingMayBeLost() {
        List<Long> before = TableCounts.of(lab.instance());

        assertThatThrownBy(() -> existing(meadow).onLoss(OnLoss.REFUSE).apply())
                .isInstanceOf(LossRefusedException.class)
                .hasMessageContaining(
                        "2 of botany.Plant, 2 of botany_artifactplant: the target does not have the term");

        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
    }

    @Test
    void areRefusedWhereSomethingCannotBeWithoutAnother() {
        Sighting sighting = origin.save(
                Draft.of(Sighting.class).with(Sighting::name, "by the gate").with(Sighting::plant, Ref.to(hybrid)));

        assertThatThrownBy(() -> existing(sighting).plan())
                .isInstanceOf(TransferException.class)
                .hasMessage("Cannot leave terms of botany.Plant behind that the target does not have: botany.Sighting"
                        + " records that come along require them by plant_id. Add the terms to the target first, or"
                        + " exclude those records. Nothing was written.");
    }

    @Test
    void areJoinedByThoseThatAreSelectedThemselves() {
        origin.link(hybrid, "parents", dogRose);

        TransferReport report = transfer(
                        TransferOptions.builder()
                                .ontology(TermOrigin.EXISTING)
                                .parents(Parents.ALL)
                                .build(),
                        hybrid)
                .apply();

        assertThat(report.with(Outcome.TRANSFERRED)).containsExactly(plantKey("garden hybrid"));
        assertThat(report.dropped())
                .containsExactly(
                        new Dropped("botany.Plant", DropReason.TERM_MISSING, 1),
                        new Dropped("botany_plant_parents", DropReason.TERM_MISSING, 1));
    }

    @Test
    void areTheSameInParts() {
        Artifact wood = origin.artifact("cccccccccccccccc0000");
        origin.link(wood, "plants", hybrid, dogRose);
        plant(lab, "P:4", "dog rose", "briar|wild briar", null);

        TransferReport report = existing(meadow, wood).batch(1).apply();

        assertThat(report.dropped())
                .containsExactly(
                        new Dropped("botany.Plant", DropReason.TERM_MISSING, 1),
                        new Dropped("botany_artifactplant", DropReason.TERM_MISSING, 2));
        assertThat(lab.rows(LABELS)).containsExactly(meadow.uid() + "|dog rose", wood.uid() + "|dog rose");
    }
}
