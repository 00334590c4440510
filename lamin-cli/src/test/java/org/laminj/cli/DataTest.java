package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.uid.ContentHash;

@DisplayName("The data of a transfer")
class DataTest {

    @TempDir
    Path folder;

    private CommandLineRun run;
    private Path origin;

    @BeforeEach
    void createInstances() throws IOException {
        run = CommandLineRun.in(folder).init("origin", "");
        origin = folder.toRealPath().resolve("origin");
        try (Instance instance = run.current()) {
            Storage storage = instance.query(Storage.class).one();
            for (int number = 1; number <= 4; number++) {
                Path file = Files.writeString(origin.resolve(number + ".csv"), "content " + number);
                ContentHash hash = ContentHash.of(file);
                instance.save(Draft.of(Artifact.class)
                        .with(Artifact::uid, "artifact00000000000" + number)
                        .with(Artifact::key, number + ".csv")
                        .with(Artifact::suffix, ".csv")
                        .with(Artifact::keyIsVirtual, false)
                        .with(Artifact::storage, Ref.to(storage))
                        .with(Artifact::size, Files.size(file))
                        .with(Artifact::hash, hash.value())
                        .with(Artifact::hashType, hash.type().text()));
            }
        }
        run.init("lab", "");
    }

    private Outcome transfer(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("transfer", "artifact", "--from=anonymous/origin", "--filter=id__gt=0"));
        arguments.addAll(List.of(more));
        return run.lamin(arguments.toArray(String[]::new));
    }

    private List<String> contentsInTheLab() throws IOException {
        List<String> contents = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            Path copy = folder.resolve("lab/.lamindb/artifact00000000000" + number + ".csv");
            contents.add(Files.exists(copy) ? Files.readString(copy, UTF_8) : "none");
        }
        return contents;
    }

    private long artifactsInTheLab() {
        try (Instance lab = run.current()) {
            return lab.query(Artifact.class).count();
        }
    }

    @Test
    void isCopiedAndToldOf() throws IOException {
        Outcome outcome = transfer("--data", "copy");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .endsWith("data: 4 objects of 36 bytes, 0 checked, 0 present, 4 copied\n")
                .contains("Artifact       4      0        0           4");
        assertThat(contentsInTheLab()).containsExactly("content 1", "content 2", "content 3", "content 4");
        assertThat(artifactsInTheLab()).isEqualTo(4);
    }

    @Test
    void isCopiedShardByShardAndThenFollowedByTheRecords() throws IOException {
        long copied = 0;
        for (int number = 1; number <= 3; number++) {
            Outcome shard = transfer("--data", "copy", "--shard", number + "/3", "-o", "json");
            assertThat(shard.exitCode()).as(shard.err()).isZero();
            assertThat(shard.err())
                    .endsWith("→ shard " + number + "/3 is done, and no record was written: when all shards are done,"
                            + " run the same command without --shard\n");
            copied += new ObjectMapper().readTree(shard.out()).path("copied").asLong();
        }
        assertThat(copied).isEqualTo(4);
        assertThat(artifactsInTheLab()).isZero();

        Outcome outcome = transfer("--data", "copy");

        assertThat(outcome.out()).endsWith("data: 4 objects of 36 bytes, 0 checked, 4 present, 0 copied\n");
        assertThat(artifactsInTheLab()).isEqualTo(4);
    }

    @Test
    void thatCannotBeCopiedEndsWithExitCode6AndWhatIsDone() throws IOException {
        Files.delete(origin.resolve("2.csv"));
        Path report = folder.resolve("report.json");

        Outcome outcome = transfer("--data", "copy", "--report", report.toString());

        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.err())
                .endsWith("✗ Cannot copy all data: 3 of 4 objects are done. Of the rest:"
                        + " Artifact(uid='artifact000000000002'): There is no object '" + origin
                        + "/2.csv'. Records were not written. Mend that and run the same again, which goes on from"
                        + " there.\n");
        JsonNode filed = new ObjectMapper().readTree(Files.readString(report));
        assertThat(filed.fieldNames()).toIterable().containsExactly("source", "target", "data", "error");
        assertThat(filed.at("/data/copied").asInt()).isEqualTo(3);
        assertThat(filed.at("/data/problems/0/reason").asText()).isEqualTo("MISSING");
        assertThat(artifactsInTheLab()).isZero();
        assertThat(contentsInTheLab()).containsExactly("content 1", "none", "content 3", "content 4");
    }

    @Test
    void thatIsMissingIsTold() throws IOException {
        Files.delete(origin.resolve("2.csv"));

        Outcome outcome = transfer("--check-data");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains("! Artifact(uid='artifact000000000002'): There is no object '" + origin + "/2.csv'.\n");
        assertThat(outcome.out())
                .endsWith("data: 4 objects of 36 bytes, 3 checked, 0 present, 0 copied\n"
                        + "Artifact(uid='artifact000000000002'): There is no object '" + origin + "/2.csv'.\n");
        assertThat(artifactsInTheLab()).isEqualTo(4);
    }

    @Test
    void thatIsMissingIsRefusedWhereLossIs() throws IOException {
        Files.delete(origin.resolve("2.csv"));

        assertThat(transfer("--check-data", "--fail-on-loss").exitCode()).isEqualTo(4);
        assertThat(transfer("--check-data", "--fail-on-loss", "--dry-run").exitCode())
                .isEqualTo(4);
        assertThat(transfer("--check-data", "--fail-on-loss", "--shard", "1/1").exitCode())
                .isEqualTo(4);
        assertThat(transfer("--check-data", "--shard", "1/1").exitCode()).isZero();

        assertThat(artifactsInTheLab()).isZero();
    }

    @Test
    void isPlannedAndThenCopied() throws IOException {
        Path plan = folder.resolve("plan.json");

        Outcome dry = transfer("--data", "copy", "--dry-run", "--plan", plan.toString());

        assertThat(dry.out()).endsWith("data: 4 objects of 36 bytes, 0 checked, 0 present, 0 copied\n");
        assertThat(contentsInTheLab()).containsOnly("none");
        assertThat(run.lamin("apply", plan.toString(), "--workers", "2").exitCode())
                .isZero();
        assertThat(contentsInTheLab()).containsExactly("content 1", "content 2", "content 3", "content 4");
    }

    @Test
    void isToldOfInTheStream() throws IOException {
        Files.delete(origin.resolve("2.csv"));

        Outcome outcome = transfer("--data", "copy", "--stream");

        List<String> lines = outcome.out().lines().toList();
        assertThat(lines)
                .contains("{\"event\":\"phase\",\"phase\":\"DATA\"}")
                .contains("{\"event\":\"progress\",\"phase\":\"DATA\",\"done\":4,\"all\":4}");
        JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(last.at("/exitCode").asInt()).isEqualTo(6);
        assertThat(last.at("/data/copied").asInt()).isEqualTo(3);
    }

    @Test
    void isNotTouchedByWhatContradictsItself() {
        assertThat(transfer("--shard", "1/2").err())
                .endsWith(
                        "✗ Option --shard says which part of the data to work on. Say what to do with it: --data copy,"
                                + " or --check-data.\n");
        assertThat(transfer("--data", "copy", "--shard", "1/2", "--dry-run").err())
                .endsWith("✗ Option --shard works on data alone, and writes no records. Leave out --dry-run.\n");
        assertThat(transfer("--data", "copy", "--shard", "1/2", "--batch", "2").exitCode())
                .isEqualTo(2);
        assertThat(transfer("--data", "copy", "--shard", "3/2").err()).contains("'3/2' is no shard. Write NUMBER/OF");
        assertThat(transfer("--data", "copy", "--shard", "0/2").exitCode()).isEqualTo(2);
        assertThat(transfer("--data", "move").exitCode()).isEqualTo(2);
        assertThat(transfer("--data", "copy", "--workers", "0").err())
                .endsWith("✗ Data is worked on by at least one worker, not 0. Name a positive number.\n");
        assertThat(artifactsInTheLab()).isZero();
    }
}
