package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;
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

    @Test
    void viewsTheRegistriesThatAreNamed() {
        Outcome outcome = run.lamin("view", "--registry", "user,param", "--registry", "bionty.source", "--limit", "1");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("User\nid ").contains("\n! No records found\nSource\nid ");
        assertThat(outcome.out().lines()).hasSize(9);
    }

    @Test
    void printsADocumentOfWhatItViews() throws IOException {
        Outcome outcome = run.lamin("view", "-o", "json", "--limit", "2");

        JsonNode view = new ObjectMapper().readTree(outcome.out());
        assertThat(view.fieldNames())
                .toIterable()
                .contains("Artifact", "User", "bionty.CellType", "wetlab.Well")
                .doesNotContain("Param");
        assertThat(view.path("Artifact")).isEmpty();
        assertThat(view.path("bionty.Source")).hasSize(2);
        assertThat(view.at("/User/0/handle").asText()).isEqualTo("anonymous");
    }

    @Test
    void printsADocumentOfWhatItDescribes() throws IOException {
        Outcome outcome = run.lamin("describe", "artifact", "dPra", "--using", SOURCE, "-o", "json");

        JsonNode described = new ObjectMapper().readTree(outcome.out());
        assertThat(described.path("instance").asText()).isEqualTo(SOURCE);
        assertThat(described.path("labels").path("cell_types")).hasSizeGreaterThan(10);
        assertThat(described.path("fields").path("visibility").isInt()).isTrue();
    }

    @Test
    void looksAsItDoesInTheOriginalOnATerminal() {
        CommandLineRun read = run.reading(new Terminal(72, true));

        assertThat(read.lamin("describe", "artifact", "dPra", "--using", SOURCE).out())
                .startsWith("\u001b[92mArtifact\u001b[0m(uid=")
                .contains("\n  \u001b[3mLabels\u001b[0m\n");
        assertThat(read.lamin("describe", "artifact", "dPra", "--using", SOURCE, "--no-color")
                        .out())
                .doesNotContain("\u001b");
        assertThat(read.lamin("query", "artifact", "--using", SOURCE).out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72))
                .first()
                .asString()
                .contains(" ... ");
        assertThat(run.lamin("query", "artifact", "--using", SOURCE).out()).doesNotContain(" ... ");
    }

    /** Registries without uids have ids, and those without records have nothing to describe. */
    @Test
    void describesRecordsOfEveryRegistry() {
        CommandLineRun rich = CommandLineRun.in(folder.resolve("rich"), RealInstance.RICH_10);
        assertThat(rich.lamin("connect", SOURCE).exitCode()).isZero();
        try (Instance source = rich.current()) {
            for (Registry<?> registry : source.schema().registries()) {
                describesFirst(rich, source.query(registry.type()).anyVisibility());
                assertThat(rich.lamin("view", "--registry", registry.name()).exitCode())
                        .isZero();
            }
        }
    }

    private static <R extends SqlRecord> void describesFirst(CommandLineRun run, QuerySet<R> records) {
        Registry<R> registry = records.registry();
        records.first().ifPresent(record -> {
            String name = registry.uid()
                    .map(field -> String.valueOf(registry.value(record, field)))
                    .orElseGet(() -> record.id().toString());
            assertThat(run.lamin("describe", registry.name(), name).out())
                    .as("%s %s", registry.name(), name)
                    .startsWith(registry.simpleName() + "(");
        });
    }

    private Instances instances() {
        return Instances.builder()
                .settings(run.settings())
                .messages((level, text) -> {})
                .build();
    }
}
