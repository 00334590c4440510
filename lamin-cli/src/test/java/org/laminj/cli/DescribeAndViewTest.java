package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.Condition;
import org.laminj.core.testing.RealInstance;

class DescribeAndViewTest {

    private static final String SOURCE = "laminlabs/lamindata";

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty,wetlab");
    }

    @ParameterizedTest
    @CsvSource({
        "dPraor9rU1EofcFb6Wph, dPraor9rU1EofcFb6Wph",
        "dP, dPraor9rU1EofcFb6Wph",
        "8IqP, 8IqP9rziJg1XHlLC0000", // hidden
        "Xv00000000000OLD, Xv00000000000OLD0001", // the latest of its versions
        "Xv00000000000OLD0000, Xv00000000000OLD0000"
    })
    void describesTheRecordWithAUid(String given, String uid) {
        String expected;
        try (Instance current = instances().current().orElseThrow()) {
            Instance source = current.using(SOURCE);
            expected = source.describe(source.query(Artifact.class)
                    .filter(Condition.where(Artifact::uid).is(uid))
                    .one());
        }

        Outcome outcome = run.lamin("describe", "artifact", given, "--using", SOURCE);

        assertThat(outcome).isEqualTo(new Outcome(0, expected.stripTrailing() + "\n", ""));
        assertThat(outcome.out()).startsWith("Artifact(uid='" + uid + "', is_latest=");
    }

    @Test
    void viewsTheCurrentInstance() {
        String expected;
        try (Instance current = instances().current().orElseThrow()) {
            expected = current.view();
        }

        Outcome outcome = run.lamin("view");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().stripTrailing()).isEqualTo(expected.stripTrailing());
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void viewsOneSchemaModule() {
        Outcome outcome = run.lamin("view", "--schema", "bionty");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("\nSource\n").doesNotContain("Storage");
        assertThat(outcome.err()).isEmpty();
    }

    private Instances instances() {
        return Instances.builder()
                .settings(run.settings())
                .messages((level, text) -> {})
                .build();
    }
}
