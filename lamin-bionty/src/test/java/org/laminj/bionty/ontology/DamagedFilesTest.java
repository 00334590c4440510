package org.laminj.bionty.ontology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.laminj.bionty.ontology.OntologyFixture.CELL_TYPES;
import static org.laminj.bionty.ontology.OntologyFixture.GENES;
import static org.laminj.bionty.ontology.OntologyFixture.gzip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyException.Reason;

@DisplayName("A file that is not what its name promises")
class DamagedFilesTest {

    private static final String OBO = """
            format-version: 1.2

            [Term]
            id: X:1
            name: a
            """;

    /** Columns {@code ontology_id} and {@code name}, and one row. */
    private static final String COMPRESSED_BY_ZSTD = """
            UEFSMRUAFRoVMhXlpIDoBxwVAhUAFQYVCAAAKLUv/QBYaAAAAgAAAAMBAwAAAFg6MQEAABUAFRYVLhWNtsfxAxwVAhUAFQYVCAAA
            KLUv/QBYWAAAAgAAAAMBAQAAAGEBAAAZEQIZGANYOjEZGANYOjEVAhkWAAAZEQIZGAFhGRgBYRUCGRYAABkcFggVYBYAABkWBgAZ
            HBZoFVwWAAAZFgIAFQIZPEgBcxUEABUMJQIYC29udG9sb2d5X2lkJQBMHAAAABUMJQIYBG5hbWUlAEwcAAAAFgIZHBksJgAcFQwZ
            NQAGCBkYC29udG9sb2d5X2lkFQwWAhZIFmAmCDwYA1g6MRgDWDoxFgAoA1g6MRgDWDoxABkcFQAVABUCADwWBgAAFpACFRoWxAEV
            KgAmABwVDBk1AAYIGRgEbmFtZRUMFgIWRBZcJmg8GAFhGAFhFgAoAWEYAWEAGRwVABUAFQIAPBYCAAAWqgIVGhbuARUiABaMARYC
            JggWvAEUAAAZHBgRd3JpdGVyLm1vZGVsLm5hbWUYB2V4YW1wbGUAGEpwYXJxdWV0LW1yIHZlcnNpb24gMS4xOC4xIChidWlsZCA3
            YzIyY2RiYTY3OTJmYTI5YzViZGE3NGJmMWY4NjZhMDhkNzU3MmE5KRksHAAAHAAAAFEBAABQQVIx
            """;

    @TempDir
    static Path temporary;

    private static OntologyFixture ontologies;

    @BeforeAll
    static void start() {
        ontologies = new OntologyFixture(temporary);
    }

    @AfterAll
    static void stop() {
        ontologies.close();
    }

    @BeforeEach
    void clear() throws IOException {
        ontologies.clear();
    }

    private void assertFails(Source source, Path file, Reason reason, String why) {
        OntologyException e = catchThrowableOfType(OntologyException.class, () -> ontologies.read(source));

        String release = source.equals(GENES) ? "human ensembl release-112 (Gene)" : "x 1.0";
        assertThat(e).hasMessage("Cannot read " + release + " from '" + file + "': " + why);
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.getMessage()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obo", "json", "parquet", "tsv", "csv"})
    void isEmpty(String ending) throws IOException {
        Path file = ontologies.put("df_all__x__1.0__CellType." + ending, " ");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it is empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"obo", "json", "parquet", "tsv", "csv"})
    void isAWebPage(String ending) throws IOException {
        Path file = ontologies.put("df_all__x__1.0__CellType." + ending, "\n<!DOCTYPE html><html>Log in</html>");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it is a web page.");
    }

    @Test
    void isOboThatEndsWithinALine() throws IOException {
        Path file = ontologies.put("x-1.0.obo", OBO.substring(0, OBO.length() - 2));

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it ends too early.");
    }

    @Test
    void isOboWithALineThatIsNone() throws IOException {
        Path file = ontologies.put("x-1.0.obo", OBO + "nonsense\n");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "line 6 is no OBO: 'nonsense'.");
    }

    @Test
    void isOboWithoutTerms() throws IOException {
        Path file = ontologies.put("x-1.0.obo", "format-version: 1.2\n");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it has no terms.");
    }

    @Test
    void isNoText() throws IOException {
        byte[] bytes = OBO.getBytes(UTF_8);
        bytes[bytes.length - 2] = (byte) 0xff;
        Path file = ontologies.put("x-1.0.obo", bytes);

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "its bytes are garbled.");
    }

    @Test
    void isCompressedAndEndsEarly() throws IOException {
        byte[] whole = gzip(longObo());
        Path file = ontologies.put("x-1.0.obo.gz", Arrays.copyOf(whole, whole.length / 2));

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it ends too early.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"obo", "json", "tsv"})
    void isCompressedAndGarbled(String ending) throws IOException {
        String text = switch (ending) {
            case "obo" -> OBO;
            case "json" -> "{\"graphs\": [{\"nodes\": [{\"id\": \"X:1\", \"lbl\": \"a\"}]}]}";
            default -> "ontology_id\tname\nX:1\ta\n";
        };
        byte[] bytes = gzip(text);
        bytes[bytes.length - 8]++; // of the checksum
        Path file = ontologies.put("df_all__x__1.0__CellType." + ending + ".gz", bytes);

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "its bytes are garbled.");
    }

    @Test
    void isAVeryLongLine() throws IOException {
        Path file = ontologies.put("x-1.0.obo", "\u001bnonsense".repeat(1000) + "\n");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "line 1 is no OBO: '" + "?nonsense".repeat(8) + "?nons...'.");
    }

    private static String longObo() {
        StringBuilder text = new StringBuilder("format-version: 1.2\n");
        IntStream.range(0, 2000)
                .forEach(number -> text.append("\n[Term]\nid: X:")
                        .append(number)
                        .append("\nname: t")
                        .append(number * 7919L)
                        .append('\n'));
        return text.toString();
    }

    @Test
    void isJsonThatEndsEarly() throws IOException {
        Path file = ontologies.put("x-1.0.json", "{\"graphs\": [{\"nodes\": [{\"id\": \"X:1\", \"lbl\": \"a\"}");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it ends too early.");
    }

    @Test
    void isNoJson() throws IOException {
        Path file = ontologies.put("x-1.0.json", "{\"graphs\": [{\"nodes\": [nonsense");

        OntologyException e = catchThrowableOfType(OntologyException.class, () -> ontologies.read(CELL_TYPES));
        assertThat(e)
                .hasMessageStartingWith("Cannot read x 1.0 from '" + file + "': it is no OBO Graphs JSON: ")
                .returns(Reason.DAMAGED, OntologyException::reason);
        assertThat(e.getMessage()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "[1, 2]", "\"text\""})
    void isOtherJson(String json) throws IOException {
        Path file = ontologies.put("x-1.0.json", json);

        assertFails(CELL_TYPES, file, Reason.UNREADABLE, "it is JSON, but no OBO Graphs: it has no 'graphs'.");
    }

    @Test
    void isJsonWithGraphsOfAnotherKind() throws IOException {
        Path file = ontologies.put("x-1.0.json", "{\"graphs\": 5}");

        assertFails(CELL_TYPES, file, Reason.UNREADABLE, "it is JSON, but no OBO Graphs: its 'graphs' are no array.");
    }

    @Test
    void isJsonWithANodeWithoutId() throws IOException {
        Path file = ontologies.put("x-1.0.json", "{\"graphs\": [{\"nodes\": [{\"lbl\": \"a\"}]}]}");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it is no OBO Graphs JSON: a node has no id.");
    }

    @Test
    void isParquetThatEndsEarlyOrIsNone() throws IOException {
        Path file = ontologies.folder().resolve("df_all__x__1.0__CellType.parquet");
        ParquetFile.write(file, ParquetFile.TERMS, List.of(Map.of("ontology_id", "X:1", "name", "a")));
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it is no whole Parquet file.");

        Files.writeString(file, "nonsense, but of some length, so that it might have a footer");
        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it is no whole Parquet file.");

        Arrays.fill(whole, 4, whole.length / 4, (byte) 7);
        Files.write(file, whole);
        assertFails(CELL_TYPES, file, Reason.DAMAGED, "it is no whole Parquet file.");
    }

    @Test
    void isParquetThatIsCompressedInAWayThatIsNotRead() throws IOException {
        Path file = ontologies.put(
                "df_all__x__1.0__CellType.parquet", Base64.getMimeDecoder().decode(COMPRESSED_BY_ZSTD));

        assertFails(
                CELL_TYPES,
                file,
                Reason.UNREADABLE,
                "it is compressed by [ZSTD], for which there is no library on the class path; Snappy is read.");
    }

    @Test
    void isATableWithoutTheColumnsThatItNeeds() throws IOException {
        Path parquet = ontologies.folder().resolve("df_human__ensembl__release-112__Gene.parquet");
        ParquetFile.write(parquet, ParquetFile.TERMS, List.of(Map.of("ontology_id", "X:1", "name", "a")));
        Path text = ontologies.put("df_all__x__1.0__CellType.tsv", "name\tparents\na\tX:1\n");

        assertFails(
                GENES,
                parquet,
                Reason.UNREADABLE,
                "it has no column 'symbol', but name, definition, synonyms, parents, ontology_id.");
        assertFails(CELL_TYPES, text, Reason.UNREADABLE, "it has no column 'ontology_id', but name, parents.");
    }

    @Test
    void isATableWithALineThatIsTooShort() throws IOException {
        Path file = ontologies.put("df_all__x__1.0__CellType.tsv", "ontology_id\tname\nX:1\ta\nX:2");

        assertFails(CELL_TYPES, file, Reason.DAMAGED, "its line 3 has 1 of 2 columns.");
    }

    @Test
    void isATableThatEndsWithinQuotes() throws IOException {
        Path file = ontologies.put("df_all__x__1.0__CellType.csv", "ontology_id,name\nX:1,\"a");

        OntologyException e = catchThrowableOfType(OntologyException.class, () -> ontologies.read(CELL_TYPES));
        assertThat(e)
                .hasMessageStartingWith("Cannot read x 1.0 from '" + file + "': it is no table: ")
                .returns(Reason.DAMAGED, OntologyException::reason);
        assertThat(e.getMessage()).hasLineCount(1);
    }
}
