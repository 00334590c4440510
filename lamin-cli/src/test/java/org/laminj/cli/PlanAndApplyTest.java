package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.RealInstance;
import org.laminj.transfer.TransferPlan;

@DisplayName("A transfer that is planned first")
class PlanAndApplyTest {

    private static final String SOURCE = "laminlabs/lamindata";

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
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"transfer", "ulabel", "--from", SOURCE, "--filter", "name__startswith=TSP"},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return run.lamin(arguments);
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
                of     reached mapped transferred left_behind
                ------ ------- ------ ----------- -----------
                ULabel       3      0           3           0
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
                registry  transferred  mapped
                ULabel              3       0
                """);
        assertThat(labels()).isEqualTo(3);
    }

    @Test
    void explainsHowItReachesARecord() {
        run.lamin(
                "transfer",
                "artifact",
                "dPraor9rU1EofcFb6Wph",
                "--from",
                SOURCE,
                "--dry-run",
                "--plan",
                plan.toString());

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
        String[] lossless = {
            "transfer",
            "artifact",
            "dPraor9rU1EofcFb6Wph",
            "--from",
            SOURCE,
            "--fail-on-loss",
            "--report",
            folder.resolve("report.json").toString()
        };

        Outcome outcome = run.lamin(lossless);

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err())
                .endsWith("✗ Cannot transfer without loss: 'anonymous/test-transfer' does not have wetlab.Experiment"
                        + " (1 link). Transfer into an instance with these schema modules, or allow the loss. Nothing"
                        + " was written.\n");
        assertThat(folder.resolve("report.json")).content().contains("Cannot transfer without loss");
        assertThat(labels()).isZero();
    }

    @Test
    void needsAPlanThatCanBeReadAndOptionsThatFit() {
        assertThat(run.lamin("apply", plan.toString()).exitCode()).isEqualTo(2);
        assertThat(dryRun("--plan", plan.toString()).err()).contains("✗ Option --plan goes with --dry-run");
        assertThat(dryRun("--dry-run", "--report", plan.toString()).err()).contains("Use --plan FILE.");
        assertThat(plan).doesNotExist();
    }
}
