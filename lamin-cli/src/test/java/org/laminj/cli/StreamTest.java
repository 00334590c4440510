package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.RealInstance;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

@DisplayName("A transfer that is streamed")
class StreamTest {

    private static final String SOURCE = "laminlabs/lamindata";
    private static final String UID = "dPraor9rU1EofcFb6Wph";

    @TempDir
    Path folder;

    private CommandLineRun run;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty");
    }

    /** Each line is a JSON object of its own. */
    private static List<JsonNode> events(Outcome outcome) {
        ObjectMapper mapper = new ObjectMapper();
        return outcome.out()
                .lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(line, e);
                    }
                })
                .toList();
    }

    /** The kinds of events, those that come several times in a row only once. */
    private static List<String> sequence(List<JsonNode> events) {
        List<String> sequence = new ArrayList<>();
        for (JsonNode event : events) {
            String name = event.get("event").asText()
                    + (event.has("phase") ? " " + event.get("phase").asText() : "");
            if (sequence.isEmpty() || !sequence.get(sequence.size() - 1).equals(name)) {
                sequence.add(name);
            }
        }
        return sequence;
    }

    private static JsonNode last(List<JsonNode> events) {
        return events.get(events.size() - 1);
    }

    @Test
    void tellsOfEachEventInItsOwnLine() {
        Outcome outcome = run.lamin("transfer", "artifact", UID, "--from", SOURCE, "--stream");

        List<JsonNode> events = events(outcome);
        assertThat(outcome.exitCode()).isZero();
        assertThat(sequence(events))
                .containsExactly(
                        "phase READ",
                        "progress READ",
                        "phase COMPARE",
                        "phase WRITE",
                        "progress WRITE",
                        "phase PROVE",
                        "record",
                        "committed",
                        "report");
        TransferReport report =
                TransferReport.fromJson(last(events).get("report").toString());
        assertThat(events.stream().filter(event -> event.get("event").asText().equals("record")))
                .hasSameSizeAs(report.records());
        assertThat(outcome.err()).contains("! left behind 1 of wetlab.Experiment");
    }

    @Test
    void tellsAllOfEachEvent() {
        Outcome outcome = run.lamin("transfer", "ulabel", "vfLXaHgD", "--from", SOURCE, "--level=full", "--stream");

        assertThat(outcome.out().replaceAll("\\d{4}-[^\"]+Z", "<time>")).startsWith("""
                {"event":"phase","phase":"READ"}
                {"event":"progress","phase":"READ","done":1,"all":null}
                {"event":"phase","phase":"COMPARE"}
                {"event":"phase","phase":"WRITE"}
                {"event":"progress","phase":"WRITE","done":1,"all":1}
                {"event":"phase","phase":"PROVE"}
                {"event":"record","key":{"registry":"ULabel","uid":"vfLXaHgD"},"outcome":"TRANSFERRED",\
                "reason":"not in the target","step":null,"changes":[],\
                "origin":{"createdAt":"<time>","updatedAt":"<time>","createdBy":"anonymous"}}
                {"event":"committed","roots":1,"allRoots":1}
                {"event":"report","report":{"source":"laminlabs/lamindata","target":"anonymous/test-transfer",\
                """);
    }

    @Test
    void endsWithThePlanIfItIsADryRun() {
        List<JsonNode> events =
                events(run.lamin("transfer", "artifact", UID, "--from", SOURCE, "--stream", "--dry-run"));

        assertThat(sequence(events)).containsExactly("phase READ", "progress READ", "phase COMPARE", "plan");
        assertThat(TransferPlan.fromJson(last(events).get("plan").toString()).selected())
                .containsExactly(UID);
    }

    @Test
    void canBeThatOfAPlan() {
        String plan = folder.resolve("plan.json").toString();
        run.lamin("transfer", "ulabel", "vfLXaHgD", "--from", SOURCE, "--dry-run", "--plan", plan);

        List<JsonNode> events = events(run.lamin("apply", plan, "--stream"));

        assertThat(sequence(events)).endsWith("phase PROVE", "record", "committed", "report");
    }

    @Test
    void endsWithTheError() {
        Outcome outcome = run.lamin("transfer", "ulabel", "nope", "--from", SOURCE, "--stream");

        JsonNode error = last(events(outcome));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(error.get("event").asText()).isEqualTo("error");
        assertThat(error.get("exitCode").asInt()).isEqualTo(2);
        assertThat(outcome.err()).endsWith("✗ " + error.get("error").asText() + "\n");
    }

    @Test
    void endsWithTheConflictsOfADryRun() {
        run.execute("INSERT INTO lnschema_core_ulabel (uid, name, created_by_id, created_at, updated_at)"
                + " VALUES ('mineMINE', 'TSP1', 1, '2024-01-01', '2024-01-01')");

        Outcome outcome = run.lamin(
                "transfer", "ulabel", "vf", "--from", SOURCE, "--stream", "--dry-run", "--on-same-name", "fail");

        List<JsonNode> events = events(outcome);
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(sequence(events)).endsWith("plan", "error");
        assertThat(last(events).get("exitCode").asInt()).isEqualTo(3);
    }
}
