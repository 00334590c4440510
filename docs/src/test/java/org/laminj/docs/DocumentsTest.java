package org.laminj.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.bionty.ImportReport;
import org.laminj.cli.Lamin;
import org.laminj.core.display.Description;
import org.laminj.core.display.FeatureSetMembers;

@DisplayName("The schema of what commands print as JSON")
@ExtendWith(FreshSettings.class)
class DocumentsTest {

    private static final String SCHEMA = "command-line.schema.json";

    /** Where schemas that refer to each other seem to lie. */
    private static final String BASE = "docs:/reference/";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Stream.of(SCHEMA, "plan.schema.json")
                    .collect(Collectors.toMap(name -> BASE + name, DocumentsTest::text))));

    private static final String TERMS = """
            format-version: 1.2

            [Term]
            id: CL:0000542
            name: lymphocyte
            is_a: CL:0000000

            [Term]
            id: CL:0000084
            name: T cell
            is_a: CL:0000542

            [Term]
            id: CL:0000812
            name: obsolete young T cell
            is_obsolete: true
            """;

    private static String text(String name) {
        return Pages.read(Pages.page("reference/" + name));
    }

    private static List<?> problems(String definition, String json) {
        return SCHEMAS.getSchema(SchemaLocation.of(BASE + SCHEMA + "#/$defs/" + definition))
                .validate(json, InputFormat.JSON);
    }

    @BeforeEach
    void createInstances() throws IOException {
        LabInstance.create();
        Files.writeString(Path.of("lung.csv"), "donor,cells\nTSP1,3\n");
        Files.createDirectory(Path.of("data"));
        Files.createDirectory(Path.of("ontologies"));
        Files.writeString(Path.of("ontologies/cl-basic-2024-05-15.obo"), TERMS);
        Files.writeString(Path.of("cells.txt"), "T cell\n");
        lamin("save ./lung.csv --key lung.csv");
        lamin("transfer artifact dPraor9rU1EofcFb6Wph --from laminlabs/lamindata --dry-run --plan plan.json");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "records, query ulabel",
        "view, view",
        "view, view --registry param",
        "description, describe artifact dPraor9rU1EofcFb6Wph --using laminlabs/lamindata",
        "description, describe user 00000000",
        "information, info",
        "content, save ./lung.csv --description again",
        "content, load artifact --key lung.csv",
        "storage, storage add ./data",
        "source, bionty use CellType --source cl@2022-08-16",
        "terms, bionty search CellType lymphocyte",
        "checkedValues, bionty validate CellType ./cells.txt",
        "importReport, bionty import CellType",
        "records, bionty import CellType CL:0000084",
        "explanation, explain plan.json gk6w8qC5"
    })
    void describes(String definition, String command) {
        String printed = lamin(command + " -o json");

        assertThat(problems(definition, printed)).as(printed).isEmpty();
    }

    @Test
    void describesTheStoragesOfAList() throws JsonProcessingException {
        JsonNode storages = new ObjectMapper().readTree(lamin("storage list -o json"));

        assertThat(storages)
                .isNotEmpty()
                .allSatisfy(storage ->
                        assertThat(problems("storage", storage.toString())).isEmpty());
    }

    @Test
    void describesInformationWithoutAnInstance() {
        lamin("disconnect");

        assertThat(problems("information", lamin("info -o json"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "records",
        "view",
        "description",
        "information",
        "content",
        "storage",
        "source",
        "terms",
        "checkedValues",
        "importReport",
        "explanation"
    })
    void refusesAnythingElse(String definition) {
        assertThat(problems(definition, "{\"target\": 1}")).isNotEmpty();
    }

    static List<Arguments> records() {
        return List.of(
                arguments("description", Description.class),
                arguments("featureSet", FeatureSetMembers.class),
                arguments("importReport", ImportReport.class),
                arguments("otherRelease", ImportReport.OtherRelease.class),
                arguments("importNote", ImportReport.Note.class));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("records")
    void requiresTheComponentsOf(String definition, Class<? extends Record> type) throws JsonProcessingException {
        JsonNode properties = new ObjectMapper()
                .readTree(text(SCHEMA))
                .path("$defs")
                .path(definition)
                .path("properties");

        assertThat(properties.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    /** What a command prints. */
    private static String lamin(String command) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int exitCode = new Lamin(
                        Map.copyOf(System.getenv()),
                        new PrintStream(printed, true, UTF_8),
                        new PrintStream(told, true, UTF_8),
                        InputStream.nullInputStream())
                .run(command.split(" "));
        assertThat(exitCode).as("%s%n%s", command, told.toString(UTF_8)).isZero();
        return printed.toString(UTF_8);
    }
}
