package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.core.Draft;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;

/** Instances whose tables another release has changed a little. */
@DisplayName("Between instances with different columns a transfer")
class ColumnsTest {

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private Artifact artifact;
    private ULabel label;

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, "bionty");
        origin = both.origin();
        lab = both.lab();
        artifact = origin.save(origin.artifactDraft("aaaaaaaaaaaaaaaa0000").with(Artifact::description, "described"));
        label = origin.label("label000", "T1");
        origin.link(artifact, "ulabels", label, origin.label("label001", "T2"));
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    /** SQLite drops no column that an index needs. */
    private static void dropColumn(OneInstance instance, String table, String column) {
        for (String index : instance.rows("SELECT i.name FROM pragma_index_list('" + table
                + "') i JOIN pragma_index_info(i.name) c WHERE c.name = '" + column + "'")) {
            instance.execute("DROP INDEX \"" + index + "\"");
        }
        instance.execute("ALTER TABLE " + table + " DROP COLUMN " + column);
    }

    @Test
    void countsValuesOfColumnsThatItDoesNotKnow() {
        origin.execute(
                "ALTER TABLE lnschema_core_ulabel ADD COLUMN color varchar(20)",
                "ALTER TABLE lnschema_core_artifactulabel ADD COLUMN note text",
                "UPDATE lnschema_core_ulabel SET color = 'red' WHERE uid = 'label000'",
                "UPDATE lnschema_core_artifactulabel SET note = 'sure'");

        TransferPlan plan = both.transfer(artifact).plan();
        TransferReport report = both.transfer(artifact).apply();

        assertThat(plan.dropped())
                .containsExactly(
                        new Dropped("lnschema_core_artifactulabel.note", DropReason.COLUMN_MISSING, 2),
                        new Dropped("lnschema_core_ulabel.color", DropReason.COLUMN_MISSING, 1));
        assertThat(plan.losses()).isEqualTo(plan.dropped());
        assertThat(plan.counts())
                .containsEntry("lnschema_core_ulabel.color", Counts.ofDropped(1))
                .containsEntry("ULabel", new Counts(2, 0, 0, 2, 0, 0, 0, 0));
        assertThat(report.dropped()).isEqualTo(plan.dropped());
        assertThat(report.counts()).isEqualTo(plan.counts());
        assertThat(lab.linked(both.here(artifact), "ulabels")).hasSize(2);
    }

    @Test
    void saysNothingOfUnknownColumnsThatAreEmpty() {
        origin.execute("ALTER TABLE lnschema_core_ulabel ADD COLUMN color varchar(20)");

        assertThat(both.transfer(artifact).apply().dropped()).isEmpty();
    }

    @Test
    void leavesUnknownColumnsOfTheTargetAsTheyAre() {
        lab.execute(
                "ALTER TABLE lnschema_core_ulabel ADD COLUMN color varchar(20) DEFAULT 'blue'",
                "ALTER TABLE lnschema_core_artifactulabel ADD COLUMN note text");

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.dropped()).isEmpty();
        assertThat(lab.rows("SELECT uid, color FROM lnschema_core_ulabel ORDER BY uid"))
                .containsExactly("label000|blue", "label001|blue");
        assertThat(both.transfer(artifact).apply().with(Outcome.TRANSFERRED)).isEmpty();
    }

    @Test
    void countsValuesOfColumnsThatTheTargetLacks() {
        dropColumn(lab, "lnschema_core_artifact", "description");

        TransferPlan plan = both.transfer(artifact).plan();
        TransferReport report = both.transfer(artifact)
                .with(TransferOptions.builder().update(Update.ALWAYS).build())
                .apply();

        assertThat(plan.dropped())
                .containsExactly(new Dropped("lnschema_core_artifact.description", DropReason.COLUMN_MISSING, 1));
        assertThat(report.dropped()).isEqualTo(plan.dropped());
        assertThat(lab.rows("SELECT uid, key FROM lnschema_core_artifact"))
                .containsExactly("aaaaaaaaaaaaaaaa0000|aaaaaaaaaaaaaaaa0000.csv");
    }

    @Test
    void readsColumnsThatTheSourceLacksAsEmpty() {
        dropColumn(origin, "lnschema_core_artifact", "description");

        TransferReport report = both.transfer(artifact).apply();

        assertThat(report.dropped()).isEmpty();
        assertThat(both.here(artifact).description()).isNull();
    }

    @Test
    void keepsValuesOfColumnsThatTheSourceLacks() {
        both.transfer(artifact).apply();
        dropColumn(origin, "lnschema_core_artifact", "description");

        TransferReport report = both.transfer(artifact)
                .with(TransferOptions.builder().update(Update.ALWAYS).build())
                .apply();

        assertThat(report.with(Outcome.UPDATED)).isEmpty();
        assertThat(both.here(artifact).description()).isEqualTo("described");
    }

    @Test
    void refusesWhereTheSourceLacksWhatTheTargetRequires() {
        dropColumn(origin, "lnschema_core_artifact", "suffix");
        List<Long> before = TableCounts.of(lab.instance());

        assertThatThrownBy(() -> both.transfer(artifact).apply())
                .isInstanceOf(TransferException.class)
                .hasMessage("Cannot transfer: the source has no column lnschema_core_artifact.suffix, which the target"
                        + " requires. Migrate the source with the program that made it.");

        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
    }

    @Test
    void refusesLossIfAskedForAndWritesNothing() {
        origin.execute(
                "ALTER TABLE lnschema_core_ulabel ADD COLUMN color varchar(20)",
                "UPDATE lnschema_core_ulabel SET color = 'red'");
        List<Long> before = TableCounts.of(lab.instance());

        LossRefusedException thrown = catchThrowableOfType(
                LossRefusedException.class,
                () -> both.transfer(artifact).onLoss(OnLoss.REFUSE).apply());

        assertThat(thrown.losses())
                .containsExactly(new Dropped("lnschema_core_ulabel.color", DropReason.COLUMN_MISSING, 2));
        assertThat(TableCounts.of(lab.instance())).isEqualTo(before);
    }

    @Test
    void takesWhatIsLeftOutAsAskedForNoLoss() {
        TransferReport report = both.transfer(artifact)
                .with(TransferOptions.builder().exclude("ULabel").build())
                .onLoss(OnLoss.REFUSE)
                .apply();

        assertThat(report.losses()).isEmpty();
        assertThat(report.dropped()).isNotEmpty();
    }

    @Test
    void countsAColumnOnceWhenTransferredInParts() {
        Artifact second = origin.artifact("bbbbbbbbbbbbbbbb0000");
        origin.link(second, "ulabels", label);
        CellType type = origin.save(Draft.of(CellType.class).with(CellType::name, "T cell"));
        origin.link(second, "cell_types", type);
        origin.execute(
                "ALTER TABLE lnschema_core_ulabel ADD COLUMN color varchar(20)",
                "UPDATE lnschema_core_ulabel SET color = 'red'");

        TransferReport report = both.transfer(artifact, second).batch(1).apply();

        assertThat(report.dropped())
                .containsExactly(new Dropped("lnschema_core_ulabel.color", DropReason.COLUMN_MISSING, 2));
    }
}
