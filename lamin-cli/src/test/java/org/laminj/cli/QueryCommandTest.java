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
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.RealInstance;

class QueryCommandTest {

    private static final String SOURCE = "laminlabs/lamindata";

    private static final String STORAGES = """
            id,uid,root,description,type,region,instance_uid,run_id,created_at,created_by_id
            2,D9BilDV2,s3://lamindata,,s3,us-east-1,4XIuR0tvaiXM,,2026-11-22T05:32:21.735681Z,1
            """;

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("test-transfer", "bionty,wetlab");
    }

    @Test
    void printsCsv() {
        Outcome outcome = run.lamin("query", "storage", "--using", SOURCE, "--filter", "type=s3", "-o", "csv");

        assertThat(outcome).isEqualTo(new Outcome(0, STORAGES, ""));
    }

    @Test
    void warnsOfModulesThatTheCurrentInstanceLacks() {
        run.init("core-only", "bionty");

        Outcome outcome = run.lamin("query", "storage", "--using", SOURCE, "--filter", "type=s3", "-o", "csv");

        assertThat(outcome).isEqualTo(new Outcome(0, STORAGES, """
                ! source schema has additional modules: {'wetlab'}
                consider mounting these schema modules to transfer all metadata
                """));
    }

    @Test
    void printsJsonWithTheTypesOfJson() throws IOException {
        Outcome outcome =
                run.lamin("query", "Artifact", "--using", SOURCE, "--filter", "uid=8IqP9rziJg1XHlLC0000", "-o", "json");

        assertThat(outcome).isEqualTo(new Outcome(0, """
                [
                {"id":2,"uid":"8IqP9rziJg1XHlLC0000","version":null,"is_latest":true,"description":"requirements.txt",\
                "key":null,"suffix":".txt","type":null,"size":11917,"hash":"wpKsUh6VC3a6fLA3yXoK7A","n_objects":null,\
                "n_observations":null,"_hash_type":"md5","_accessor":null,"visibility":0,"_key_is_virtual":true,\
                "storage_id":2,"transform_id":1,"run_id":1,"created_at":"2024-10-18T21:58:29.619646Z","created_by_id":2}
                ]
                """, ""));
        JsonNode value = new ObjectMapper()
                .readTree(run.lamin("query", "feature_value", "--using", SOURCE, "-o", "JSON")
                        .out())
                .at("/0/value");
        assertThat(value.isDouble()).isTrue();
    }

    @Test
    void findsAllKindsOfATerm() {
        Outcome outcome = run.lamin(
                "query",
                "bionty.CellType",
                "--using",
                SOURCE,
                "--filter",
                "is_a=endothelial cell of artery",
                "--include",
                "parents__name",
                "-o",
                "csv");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines().skip(1)).singleElement().asString().contains("vein endothelial cell");
    }

    @Test
    void refusesATermThatIsNotThere() {
        Outcome outcome = run.lamin("query", "artifact", "--using", SOURCE, "--not", "cell_types__is_a=fibrobast");

        assertThat(outcome).isEqualTo(new Outcome(2, "", """
                ✗ Cannot filter by cell_types__is_a=fibrobast: no bionty.CellType is named 'fibrobast', nor has it as \
                ontology id or uid. Did you mean 'fibroblast'? Case matters.
                """));
    }

    @Test
    void printsATable() {
        Outcome outcome = run.lamin("query", "user", "--using", SOURCE, "--filter", "handle__contains=curator");

        assertThat(outcome).isEqualTo(new Outcome(0, """
                id uid      handle         name created_at
                -- -------- -------------- ---- --------------------------------
                 2 kP3q8ZtR source-curator None 2026-11-22 05:32:21.692790+00:00
                """, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "table|''|'! No records found\n'",
                "csv|'id,name,dtype,run_id,created_at,created_by_id\n'|''",
                "json|'[]\n'|''",
                "jsonl|''|''",
                "markdown|'| id | name | dtype | run_id | created_at | created_by_id |\n| --- | --- | --- | --- | --- | --- |\n'|''"
            })
    void findsNothing(String format, String out, String err) {
        assertThat(run.lamin("query", "param", "--filter", "name=none", "-o", format))
                .isEqualTo(new Outcome(0, out, err));
    }

    @ParameterizedTest
    @CsvSource({
        "--visibility=1, '1,3,4,5'",
        "--visibility=any, '1,2,3,4,5'",
        "--visibility=0, 2",
        "--filter=visibility=0, 2",
        "--visibility=-1, ''",
        "--filter=is_latest=true, '1,3,5'",
        "--filter=ulabels__name__in=tsp1,''",
        "'--filter=ulabels__name__in=tsp1,TSP2', 1",
        "--filter=suffix__startswith=.CSV, ''",
        "--order-by=-size, '1,3,5,4'",
        "--limit=2, '1,3'",
        "--limit=0, ''",
        "--offset=3, 5",
        "--latest, '1,3,5'",
        "--search=tabula sapiens, 1",
        "--not=is_latest=true, 4",
        "--not=ulabels__name=TSP1, '3,4,5'",
        "--not=visibility=1, 2",
        "--order-by=-created_by__handle, '1,3,4,5'"
    })
    void selects(String option, String ids) {
        Outcome outcome = run.lamin("query", "artifact", "--using", SOURCE, option, "-o=csv");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().skip(1).map(line -> line.replaceFirst(",.*", "")))
                .as(outcome.out())
                .containsExactly(ids.isEmpty() ? new String[0] : ids.split(","));
    }

    @Test
    void takesOrdersThatLookLikeOptions() {
        Outcome outcome = run.lamin(
                "query",
                "ulabel",
                "--using",
                SOURCE,
                "--order-by",
                "-name",
                "--order-by",
                "uid",
                "--limit",
                "1",
                "-ocsv");
        Outcome unknown = run.lamin("query", "ulabel", "--order-by", "-organism");

        assertThat(outcome.out()).contains("\n2,gk6w8qC5,TSP2,");
        assertThat(unknown.err()).startsWith("✗ Cannot order by 'organism'");
        assertThat(run.lamin("query", "ulabel", "--order-by").err())
                .isEqualTo("✗ Missing FIELD after --order-by. See 'lamin query --help'.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's a \"quote\"",
                "100 %",
                "a=b=c",
                "two\nlines",
                "🧬 細胞",
                "--limit",
                "@file",
                " blank ",
                "a,b",
                "${user.home}",
                "%s_\\n*?["
            })
    void findsAnyText(String name) throws IOException {
        try (Instance current = Instances.builder()
                .settings(run.settings())
                .messages((level, text) -> {})
                .build()
                .connect("test-transfer")) {
            current.save(Draft.of(ULabel.class).with(ULabel::name, name));
            current.save(Draft.of(ULabel.class).with(ULabel::name, "other"));
        }

        Outcome outcome = run.lamin("query", "ulabel", "--filter", "name=" + name, "-o", "json");
        Outcome part = run.lamin("query", "ulabel", "--filter", "name__contains=" + name.strip(), "-o", "json");

        assertThat(outcome.err()).isEmpty();
        JsonNode labels = new ObjectMapper().readTree(outcome.out());
        assertThat(labels).hasSize(1);
        assertThat(labels.at("/0/name").asText()).isEqualTo(name);
        assertThat(part).isEqualTo(outcome);
    }

    @Test
    void selectsByAlternatives() {
        Outcome outcome = run.lamin(
                "query",
                "artifact",
                "--using",
                SOURCE,
                "--any",
                "ulabels__name=TSP1",
                "--any",
                "is_latest=false",
                "--filter",
                "storage__type=s3",
                "-o",
                "jsonl");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().map(line -> line.replaceFirst(",.*", "")))
                .containsExactly("{\"id\":1", "{\"id\":4");
    }

    @Test
    void includesWhatRecordsAreRelatedTo() {
        Outcome csv = run.lamin(
                "query",
                "artifact",
                "--using",
                SOURCE,
                "--include",
                "ulabels__name",
                "--include",
                "created_by__handle",
                "-o",
                "csv");
        Outcome json = run.lamin(
                "query", "artifact", "--using", SOURCE, "--include=ulabels", "--join=left", "-o", "jsonl", "--limit=2");

        assertThat(csv.err()).isEmpty();
        assertThat(csv.out())
                .startsWith("id,ulabels__name,created_by__handle,uid,version,")
                .contains("\n1,\"[\"\"TSP1\"\",\"\"TSP2\"\",\"\"TSP14\"\"]\",source-curator,dPraor9rU1EofcFb6Wph,")
                .hasLineCount(2);
        assertThat(json.out().lines().map(line -> line.replaceFirst(",\"uid.*", "")))
                .containsExactly("{\"id\":1,\"ulabels\":[1,2,3]", "{\"id\":3,\"ulabels\":[]");
    }

    @Test
    void printsMarkdownInWhichValuesLookAsTheyAre() {
        save(Draft.of(ULabel.class).with(ULabel::name, "a|b\\c").with(ULabel::description, "two\nlines, *no* stars"));

        Outcome outcome = run.lamin("query", "ulabel", "-o", "markdown");

        assertThat(outcome.out().lines().map(line -> line.replaceFirst("^\\| (\\w+) \\| \\w+ ", "| $1 ")))
                .first()
                .isEqualTo(
                        "| id | name | description | reference | reference_type | run_id | created_at | created_by_id |");
        assertThat(outcome.out()).contains(" | a\\|b\\\\c | two<br>lines, \\*no\\* stars |");
    }

    @Test
    void printsTheSqlInsteadOfRunningIt() {
        Outcome outcome = run.lamin("query", "ulabel", "--filter", "name=it's", "--limit", "3", "--sql");

        assertThat(outcome).isEqualTo(new Outcome(0, """
                SELECT "created_at", "updated_at", "id", "uid", "name", "description", "reference", "reference_type", \
                "created_by_id", "run_id" FROM "lnschema_core_ulabel" WHERE "name" = 'it''s' ORDER BY "id" LIMIT 3 OFFSET 0
                """, ""));
    }

    @Test
    void refusesVersionsWhereThereAreNone() {
        assertThat(run.lamin("query", "ulabel", "--latest"))
                .isEqualTo(new Outcome(2, "", "✗ Records of ULabel have no versions.\n"));
    }

    private void save(Draft<ULabel> label) {
        try (Instance current = Instances.builder()
                .settings(run.settings())
                .messages((level, text) -> {})
                .build()
                .connect("test-transfer")) {
            current.save(label);
        }
    }
}
