package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.RealInstance;

@DisplayName("A transfer in parts")
class BatchTest {

    private static final String ERROR =
            "The transfer stopped after 2 of 3 records, which are done. The next part failed"
                    + " as a whole: Cannot transfer ULabel(uid='tZCTk48f'): the target has it as ULabel(uid='mineMINE'), the same by name. Change it on"
                    + " one side, leave it out, or choose another policy for records of the same name. Mend that and transfer the same"
                    + " records again in parts of the same size, which goes on from there.";

    @TempDir
    Path folder;

    private CommandLineRun run;
    private Path report;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty");
        report = folder.resolve("report.json");
    }

    private Outcome transferLabels(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "transfer",
                "ulabel",
                "--from=laminlabs/lamindata",
                "--filter=name__startswith=TSP",
                "--on-same-name=fail",
                "--report=" + report));
        arguments.addAll(List.of(more));
        return run.lamin(arguments.toArray(String[]::new));
    }

    private List<String> names() {
        try (Instance lamin = run.current()) {
            return lamin.query(ULabel.class).list().stream().map(ULabel::name).toList();
        }
    }

    private void takeNameOfTheLast() {
        try (Instance lamin = run.current()) {
            lamin.save(Draft.of(ULabel.class).with(ULabel::uid, "mineMINE").with(ULabel::name, "TSP14"));
        }
    }

    @Test
    void bringsTheSameAsAtOnce() {
        Outcome outcome = transferLabels("--batch", "2");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                of     reached mapped resolved transferred updated conflict dropped removed
                ------ ------- ------ -------- ----------- ------- -------- ------- -------
                ULabel       3      0        0           3       0        0       0       0
                """);
        assertThat(names()).containsExactly("TSP1", "TSP2", "TSP14");
    }

    @Test
    void keepsWhatIsDoneWhenALaterPartFails() throws IOException {
        takeNameOfTheLast();

        Outcome outcome = transferLabels("--batch", "1");

        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).endsWith("✗ " + ERROR + "\n");
        JsonNode filed = new ObjectMapper().readTree(Files.readString(report));
        assertThat(filed.fieldNames())
                .toIterable()
                .containsExactly(
                        "source",
                        "target",
                        "registry",
                        "run",
                        "options",
                        "records",
                        "counts",
                        "dropped",
                        "removed",
                        "terms",
                        "bytes",
                        "millis",
                        "data",
                        "error");
        assertThat(filed.at("/counts/ULabel/transferred").asInt()).isEqualTo(2);
        assertThat(filed.at("/error").asText()).isEqualTo(ERROR);
        assertThat(names()).containsExactly("TSP14", "TSP1", "TSP2");
    }

    @Test
    void goesOnOnceTheFaultIsMended() {
        takeNameOfTheLast();
        transferLabels("--batch", "1");
        run.execute("UPDATE lnschema_core_ulabel SET name = 'mine' WHERE id = 1");

        Outcome outcome = transferLabels("--batch", "1");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .endsWith("ULabel       3      0        0           3       0        0       0       0\n");
        assertThat(outcome.err()).endsWith("→ transferred records: ULabel(uid='tZCTk48f')\n");
        assertThat(names()).containsExactly("mine", "TSP1", "TSP2", "TSP14");
    }

    @Test
    void isAsItWasWhenTheFirstPartFails() {
        takeNameOfTheLast();

        assertThat(transferLabels("--batch", "3").exitCode()).isEqualTo(3);
        assertThat(names()).containsExactly("TSP14");
    }

    @Test
    void endsItsStreamWithWhatIsDone() throws IOException {
        takeNameOfTheLast();

        Outcome outcome = transferLabels("--batch", "1", "--stream");

        List<String> lines = outcome.out().lines().toList();
        JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(last.at("/event").asText()).isEqualTo("error");
        assertThat(last.at("/error").asText()).isEqualTo(ERROR);
        assertThat(last.at("/exitCode").asInt()).isEqualTo(6);
        assertThat(last.at("/report/counts/ULabel/transferred").asInt()).isEqualTo(2);
    }
}
