package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.RealInstance;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

@DisplayName("A transfer that is planned first")
class PlanAndApplyTest {

    private static final String SOURCE = "laminlabs/lamindata";
    private static final List<String> LABELS =
            List.of("transfer", "ulabel", "--from", SOURCE, "--filter", "name__startswith=TSP");
    private static final List<String> ARTIFACT =
            List.of("transfer", "artifact", "dPraor9rU1EofcFb6Wph", "--from", SOURCE);

    @TempDir
    Path folder;

    private CommandLineRun run;
    private Path plan;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty");
        plan = folder.resolve("plan.json");
    }

    private Outcome dryRun(String... more) {
        return lamin(LABELS, more);
    }

    private Outcome lamin(List<String> command, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(more));
        return run.lamin(arguments.toArray(String[]::new));
    }

    private long labels() {
        try (Instance lamin = run.current()) {
            return lamin.query(ULabel.class).count();
        }
    }

    @Test
    void showsWhatItWouldDoAndDoesNothing() {
        Outcome outcome = dryRun("--dry-run");

        assertThat(outcome).isEqualTo(new Outcome(0, """
                of     reached mapped resolved transferred updated conflict dropped removed
                ------ ------- ------ -------- ----------- ------- -------- ------- -------
                ULabel       3      0        0           3       0        0       0       0
                """, """
                ! source schema has additional modules: {'wetlab'}
                consider mounting these schema modules to transfer all metadata
                """));
        assertThat(labels()).isZero();
    }

    @Test
    void doesWhatItsPlanSays() throws IOException {
        Outcome planned = dryRun("--dry-run", "--plan", plan.toString());

        Outcome applied = run.lamin("apply", plan.toString());

        assertThat(planned.exitCode()).isZero();
        assertThat(TransferPlan.fromJson(Files.readString(plan)).selected())
                .containsExactly("vfLXaHgD", "gk6w8qC5", "tZCTk48f");
        assertThat(applied.exitCode()).isZero();
        assertThat(applied.out()).isEqualTo("""
                of     reached mapped resolved transferred updated conflict dropped removed
                ------ ------- ------ -------- ----------- ------- -------- ------- -------
                ULabel       3      0        0           3       0        0       0       0
                """);
        assertThat(labels()).isEqualTo(3);
    }

    @Test
    void explainsHowItReachesARecord() {
        lamin(ARTIFACT, "--dry-run", "--plan", plan.toString());

        assertThat(run.lamin("explain", plan.toString(), "PbgetR7bRrYb")).isEqualTo(new Outcome(0, """
                        Artifact(uid='dPraor9rU1EofcFb6Wph')  transferred, not in the target
                          ulabels feature → Feature(uid='PbgetR7bRrYb')  transferred, not in the target
                        """, ""));
        assertThat(run.lamin("explain", plan.toString(), "nowhere").exitCode()).isEqualTo(2);
    }

    @Test
    void isRefusedOnceSomethingHasMoved() {
        dryRun("--dry-run", "--plan", plan.toString());
        try (Instance lamin = run.current()) {
            lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
        }

        Outcome applied = run.lamin("apply", plan.toString());

        assertThat(applied.exitCode()).isEqualTo(3);
        assertThat(applied.out()).isEmpty();
        assertThat(applied.err())
                .endsWith("✗ Cannot apply the plan of a transfer from 'laminlabs/lamindata' into"
                        + " 'anonymous/test-transfer': rows of ULabel have changed since it was made. Make the plan"
                        + " again. Nothing was written.\n");
        assertThat(labels()).isOne();
    }

    @Test
    void isRefusedWhenItWouldLoseSomething() {
        Outcome outcome = lamin(
                ARTIFACT,
                "--fail-on-loss",
                "--report",
                folder.resolve("report.json").toString());

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err())
                .endsWith("✗ Cannot transfer into 'anonymous/test-transfer' without loss; it would leave behind 1 of"
                        + " wetlab.Experiment, 1 of wetlab_artifactexperiment: the target does not have the schema module. Transfer into an"
                        + " instance that has all of it, exclude what you do not need, or allow the loss. Nothing was"
                        + " written.\n");
        assertThat(folder.resolve("report.json")).content().contains("without loss");
        assertThat(labels()).isZero();
    }

    @Test
    void showsEachValueAndLinkThatWouldChange() {
        lamin(ARTIFACT);
        try (Instance lamin = run.current()) {
            Artifact artifact = lamin.query(Artifact.class).one();
            lamin.related(artifact, "ulabels")
                    .add(lamin.save(
                            Draft.of(ULabel.class).with(ULabel::uid, "mineMINE").with(ULabel::name, "mine")));
        }
        run.execute("UPDATE lnschema_core_artifact SET description = 'Another\ntext.', key = NULL");

        Outcome outcome = lamin(ARTIFACT, "--dry-run", "--update", "always", "--links", "mirror");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).endsWith("""
                update Artifact(uid='dPraor9rU1EofcFb6Wph'): description 'Another text.' → 'Part of Tabula Sapiens, a benchmark, first-draft human cell atlas.'
                update Artifact(uid='dPraor9rU1EofcFb6Wph'): key none → 'tabula_sapiens_lung.h5ad'
                remove lnschema_core_artifactulabel: Artifact(uid='dPraor9rU1EofcFb6Wph') – ULabel(uid='mineMINE')
                """);
    }

    @Test
    void showsRecordsThatWouldGetANameOfTheirOwn() {
        try (Instance lamin = run.current()) {
            lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
        }

        Outcome outcome = dryRun("--dry-run", "--on-same-name", "ulabel=rename");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .endsWith("\nrename ULabel(uid='vfLXaHgD'): name 'TSP1' → 'TSP1 (laminlabs/lamindata)'\n");
    }

    @Test
    void isShownWithItsConflictsBeforeItFails() throws IOException {
        try (Instance lamin = run.current()) {
            lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
        }

        Outcome outcome = dryRun("--dry-run", "--on-same-name", "fail", "--plan", plan.toString());

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEqualTo("""
                of     reached mapped resolved transferred updated conflict dropped removed
                ------ ------- ------ -------- ----------- ------- -------- ------- -------
                ULabel       3      0        0           2       0        1       0       0
                """);
        assertThat(outcome.err())
                .contains("✗ Cannot transfer ULabel(uid='vfLXaHgD'): ")
                .endsWith("Nothing was written.\n");
        assertThat(TransferPlan.fromJson(Files.readString(plan)).conflicts()).hasSize(1);
        assertThat(run.lamin("apply", plan.toString()).exitCode()).isEqualTo(3);
    }

    @Test
    void keepsTheOptionsThatItWasMadeWith() throws IOException {
        lamin(ARTIFACT, "--exclude", "ulabel,bionty.CellType", "--dry-run", "--plan", plan.toString());

        Outcome applied = run.lamin("apply", plan.toString(), "-o", "json");

        assertThat(applied.exitCode()).isZero();
        assertThat(TransferReport.fromJson(applied.out()).options())
                .isEqualTo(TransferOptions.builder()
                        .exclude("ulabel", "bionty.CellType")
                        .build());
        assertThat(labels()).isZero();
    }

    @Test
    void mayLeaveBehindWithoutLossWhatIsExcluded() {
        Outcome outcome = lamin(ARTIFACT, "--fail-on-loss", "--exclude", "wetlab.Experiment");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("wetlab.Experiment                        1      0        0           0");
        assertThat(outcome.err()).doesNotContain("left behind");
    }

    @Test
    void needsAPlanThatCanBeReadAndOptionsThatFit() {
        assertThat(run.lamin("apply", plan.toString()).exitCode()).isEqualTo(2);
        assertThat(dryRun("--plan", plan.toString()).err()).contains("✗ Option --plan goes with --dry-run");
        assertThat(dryRun("--dry-run", "--report", plan.toString()).err()).contains("Use --plan FILE.");
        assertThat(dryRun("--dry-run", "--batch", "2").err())
                .isEqualTo(
                        "✗ Option --batch says when to commit, and --dry-run writes nothing. Leave out one of them.\n");
        assertThat(plan).doesNotExist();
    }
}
