package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.Feature;
import org.laminj.core.testing.RealInstance;

class TransferCommandTest {

    private static final String SOURCE = "laminlabs/lamindata";
    private static final String UID = "dPraor9rU1EofcFb6Wph";

    @TempDir
    private Path folder;

    private CommandLineRun run;
    private Path report;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty");
        report = folder.resolve("report.json");
    }

    @Test
    void countsByRegistry() {
        Outcome outcome = run.lamin("transfer", "ulabel", "vfLXaHgD", "gk6", "--from", SOURCE);
        Outcome again = run.lamin("transfer", "ulabel", "--from", SOURCE, "--filter", "name__startswith=TSP");

        assertThat(outcome).isEqualTo(new Outcome(0, """
                of     reached mapped resolved transferred updated conflict dropped removed
                ------ ------- ------ -------- ----------- ------- -------- ------- -------
                ULabel       2      0        0           2       0        0       0       0
                """, """
                ! source schema has additional modules: {'wetlab'}
                consider mounting these schema modules to transfer all metadata
                ! no run & transform got linked, call `ln.track()` & re-run
                → mapped records:\s
                → transferred records: ULabel(uid='vfLXaHgD'), ULabel(uid='gk6w8qC5')
                """));
        assertThat(again.out()).isEqualTo("""
                of     reached mapped resolved transferred updated conflict dropped removed
                ------ ------- ------ -------- ----------- ------- -------- ------- -------
                ULabel       3      2        0           1       0        0       0       0
                """);
    }

    @Test
    void tellsWhatStaysBehind() {
        Outcome outcome = run.lamin("transfer", "artifact", UID, "--from", SOURCE);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .endsWith(
                        "wetlab_artifactexperiment                1      0        0           0       0        0       1       0\n");
        assertThat(outcome.err()).contains("""
                ! left behind 1 of wetlab.Experiment, 1 of wetlab_artifactexperiment: the target does not have the schema module
                """);
    }

    @Test
    void printsAndFilesTheReportAsJson() throws IOException {
        Outcome outcome =
                run.lamin("transfer", "artifact", UID, "--from", SOURCE, "-o", "json", "--report", report.toString());

        assertThat(outcome.exitCode()).isZero();
        JsonNode printed = new ObjectMapper().readTree(outcome.out());
        assertThat(printed.at("/source").asText()).isEqualTo(SOURCE);
        assertThat(printed.at("/target").asText()).isEqualTo("anonymous/test-transfer");
        assertThat(printed.at("/records/0/key/uid").asText()).isEqualTo(UID);
        assertThat(printed.at("/records/0/outcome").asText()).isEqualTo("TRANSFERRED");
        assertThat(report).hasContent(outcome.out());
    }

    @Test
    void countsAsCsv() {
        Outcome outcome = run.lamin("transfer", "ulabel", "vfLXaHgD", "--from", SOURCE, "-o", "csv");

        assertThat(outcome.out())
                .isEqualTo(
                        "of,reached,mapped,resolved,transferred,updated,conflict,dropped,removed\nULabel,1,0,0,1,0,0,0,0\n");
    }

    @Test
    void filesWhyItFailed() throws IOException {
        SortedMap<String, String> before = run.files();

        Outcome outcome = run.lamin("transfer", "artifact", "nope", "--from", SOURCE, "--report", report.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        JsonNode filed = new ObjectMapper().readTree(Files.readString(report));
        assertThat(filed.at("/source").asText()).isEqualTo(SOURCE);
        assertThat(filed.at("/target").asText()).isEqualTo("anonymous/test-transfer");
        assertThat(outcome.err())
                .endsWith("✗ " + filed.at("/error").asText() + "\n")
                .contains("'nope'");
        Files.delete(report);
        assertThat(run.files()).isEqualTo(before);
    }

    @Test
    void noticesBeforehandThatTheReportCannotBeWritten() {
        SortedMap<String, String> before = run.files();

        Outcome missing =
                run.lamin("transfer", "artifact", UID, "--from", SOURCE, "--report", folder + "/no/report.json");
        Outcome taken = run.lamin("transfer", "artifact", UID, "--from", SOURCE, "--report", folder.toString());

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .startsWith("✗ Cannot write report '" + folder + "/no/report.json'")
                .hasLineCount(1);
        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(taken.err())
                .startsWith("✗ Cannot write report '" + folder + "'")
                .hasLineCount(1);
        assertThat(run.files()).isEqualTo(before);
    }

    @Test
    void leavesHiddenRecordsUnlessAskedFor() {
        Outcome hidden = run.lamin("transfer", "artifact", "8IqP9rziJg1XHlLC0000", "--from", SOURCE);
        Outcome asked =
                run.lamin("transfer", "artifact", "8IqP9rziJg1XHlLC0000", "--from", SOURCE, "--visibility", "any");

        assertThat(hidden.exitCode()).isEqualTo(2);
        assertThat(hidden.err()).contains("'8IqP9rziJg1XHlLC0000'");
        assertThat(asked.exitCode()).isZero();
    }

    @Test
    void refusesRecordsThatFailTheFilters() {
        Outcome outcome = run.lamin("transfer", "ulabel", "vfLXaHgD", "--from", SOURCE, "--filter", "name=TSP2");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'vfLXaHgD'");
    }

    @Test
    void bringsTheVersionsThatAreAskedFor() {
        Outcome selected = run.lamin("transfer", "artifact", "Xv00000000000OLD0000", "--from", SOURCE, "-o", "csv");
        Outcome family = run.lamin(
                "transfer", "artifact", "Xv00000000000OLD0000", "--from", SOURCE, "-o", "csv", "--versions", "family");

        assertThat(selected.out()).contains("\nArtifact,1,0,0,1,");
        assertThat(family.out()).contains("\nArtifact,2,1,0,1,");
    }

    @Test
    void refusesToTransferIntoTheSource() {
        Outcome outcome = run.lamin("transfer", "ulabel", "--from", "test-transfer", "--filter", "id__gt=0");

        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void endsWithAConflictWhereFeaturesOfOneNameDiffer() {
        try (Instance lamin = run.current()) {
            lamin.save(Draft.of(Feature.class).with(Feature::name, "donor").with(Feature::dtype, "int"));
        }

        Outcome outcome = run.lamin("transfer", "artifact", UID, "--from", SOURCE);

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .endsWith("✗ Cannot transfer Feature(uid='PbgetR7bRrYb'): the target has one with the same name"
                        + " whose dtype is 'int', not 'cat[ULabel]'. Change it on one side, leave it out, or choose another policy"
                        + " for records of the same name. Nothing was written.\n");
    }
}
