package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.FieldReference;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** One table for both databases: what a lookup selects of the values of each type. Nothing is ever written but once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LookupsContract {

    private static final List<String> TEXTS = List.of(
            "Lung",
            "lung",
            "LUNGE",
            "café",
            "CAFÉ",
            "straße",
            "STRASSE",
            "STRAẞE",
            "σίσυφος",
            "ΣΊΣΥΦΟΣ",
            "ılık",
            "ILIK",
            "5 µm",
            "5 μM",
            "100%",
            "a_b",
            "aXb",
            "[x]*?",
            "C:\\dir",
            "it's",
            "two\nlines",
            "🧬 gene");

    private final TestDatabase database;

    private Instance lamin;

    LookupsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeAll
    void setUp(@TempDir Path folder) throws JsonProcessingException {
        lamin = TestEnvironment.in(folder, database)
                .instances(List.of(new Measurement.Module()))
                .init(database.in(
                        folder,
                        InitOptions.at(folder.resolve("lab").toString())
                                .withName("lab")
                                .withModules("samples")));
        save(Measurement::name, TEXTS);
        save(Measurement::small, List.of(-3, 0, 7));
        save(Measurement::whole, List.of(-2_000_000_000, 9, 10));
        save(Measurement::big, List.of(-5_000_000_000L, 9L, 10L));
        save(Measurement::real, List.of(-0.5, 0.1, 27.6, 1e300));
        save(Measurement::truth, List.of(true, false));
        save(
                Measurement::time,
                List.of(
                        Instant.parse("2024-11-07T00:00:00Z"),
                        Instant.parse("2024-11-07T00:00:00.000001Z"),
                        Instant.parse("2024-11-07T12:10:06.5Z"),
                        Instant.parse("2024-12-01T09:00:00Z")));
        save(Measurement::day, List.of(LocalDate.parse("2024-02-29"), LocalDate.parse("2024-11-07")));
        save(Measurement::span, List.of(Duration.ofMillis(1500), Duration.ofMinutes(90), Duration.ofDays(2)));
        save(
                Measurement::json,
                jsons("9", "10.5", "27.60", "\"10\"", "\"Zürich\"", "\"lung\"", "true", "null", "[1, 2]"));
        save(
                Measurement::label,
                Stream.of("left", "right")
                        .map(name -> Ref.to(lamin.save(Draft.of(ULabel.class).with(ULabel::name, name))))
                        .toList());
        lamin.save(Draft.of(Measurement.class));
    }

    @AfterAll
    void tearDown() {
        lamin.close();
    }

    private <V> void save(FieldReference<Measurement, V> field, List<V> values) {
        lamin.saveAll(values.stream()
                .map(value -> Draft.of(Measurement.class).with(field, value))
                .toList());
    }

    private static List<JsonNode> jsons(String... texts) throws JsonProcessingException {
        return List.of(new ObjectMapper().readValue("[" + String.join(",", texts) + "]", JsonNode[].class));
    }

    final QuerySet<Measurement> measurements() {
        return lamin.query(Measurement.class);
    }

    private <V> void assertSelects(
            FieldReference<Measurement, V> field, String expression, String value, String expected) {
        String selected = measurements().filter(lookup(expression, value)).stream()
                .map(field)
                .map(Objects::toString)
                .collect(Collectors.joining(", "));

        assertThat(selected).isEqualTo(expected == null ? "" : expected);
        assertThat(measurements()
                        .filter(not(lookup(expression, value)))
                        .filter(lookup(expression, value))
                        .exists())
                .as("both selected and not")
                .isFalse();
        assertThat(measurements().filter(lookup(expression, value)).count()
                        + measurements().filter(not(lookup(expression, value))).count())
                .isEqualTo(measurements().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact       | lung     | lung",
                "exact       | Café     | ",
                "exact       | C:\\dir  | C:\\dir",
                "exact       | it's     | it's",
                "iexact      | LUNG     | Lung, lung",
                "iexact      | Café     | café, CAFÉ",
                "iexact      | Straße   | straße, STRAẞE",
                "iexact      | strasse  | STRASSE",
                "iexact      | Σίσυφος  | σίσυφος, ΣΊΣΥΦΟΣ",
                "iexact      | ilik     | ılık, ILIK",
                "iexact      | 5 µM     | 5 µm, 5 μM",
                "iexact      | A_B      | a_b",
                "iexact      | 🧬 GENE  | 🧬 gene",
                "contains    | ung      | Lung, lung",
                "contains    | UNG      | LUNGE",
                "contains    | %        | 100%",
                "contains    | _        | a_b",
                "contains    | *        | [x]*?",
                "contains    | \\       | C:\\dir",
                "contains    | 'wo\nl'  | 'two\nlines'",
                "icontains   | UNG      | Lung, lung, LUNGE",
                "icontains   | FÉ       | café, CAFÉ",
                "icontains   | _        | a_b",
                "icontains   | :\\D     | C:\\dir",
                "startswith  | L        | Lung, LUNGE",
                "startswith  | [x       | [x]*?",
                "startswith  | 1__      | ",
                "istartswith | LU       | Lung, lung, LUNGE",
                "istartswith | STRAS    | STRASSE",
                "istartswith | CAFé     | café, CAFÉ",
                "endswith    | ng       | Lung, lung",
                "endswith    | NGE      | LUNGE",
                "endswith    | *?       | [x]*?",
                "endswith    | 🧬       | ",
                "in          | lung,café,none | lung, café",
                "in          | ''       | ",
                "gt          | ılık     | σίσυφος, ΣΊΣΥΦΟΣ, 🧬 gene",
                "lt          | 5 µm     | 100%",
                "gte         | two      | 'σίσυφος, ΣΊΣΥΦΟΣ, ılık, two\nlines, 🧬 gene'",
                "lte         | 100%     | 100%",
                "range       | L,Z      | Lung, LUNGE, STRASSE, STRAẞE",
                "regex       | ^[Ll]u   | Lung, lung",
                "regex       | (?i)^lu  | Lung, lung, LUNGE",
                "regex       | ^\\d+%$  | 100%",
                "regex       | ^\\w+$   | Lung, lung, LUNGE, STRASSE, ILIK, a_b, aXb",
                "regex       | two.lin  | 'two\nlines'",
                "regex       | '^(l|c).*[gé]$' | lung, café",
                "regex       | 's{2}|S{2}' | STRASSE",
                "regex       | (.)\\1   | STRASSE, 100%",
                "regex       | a(?!_)   | café, straße, aXb",
                "regex       | \\*\\?$  | [x]*?"
            })
    void comparesText(String lookup, String value, String expected) {
        assertSelects(Measurement::name, "name__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | 7        | 7",
                "exact  | -3       | -3",
                "gt     | 0        | 7",
                "gte    | 0        | 0, 7",
                "lt     | 0        | -3",
                "lte    | 0        | -3, 0",
                "in     | 7,0      | 0, 7",
                "range  | -3,0     | -3, 0",
                "isnull | false    | -3, 0, 7"
            })
    void comparesSmallIntegers(String lookup, String value, String expected) {
        assertSelects(Measurement::small, "small__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | 10           | 10",
                "exact  | ' 10 '       | 10",
                "gt     | 9            | 10",
                "gte    | -2000000000  | -2000000000, 9, 10",
                "lt     | 10           | -2000000000, 9",
                "lte    | 9            | -2000000000, 9",
                "in     | 10,11        | 10",
                "range  | 9,10         | 9, 10",
                "isnull | false        | -2000000000, 9, 10"
            })
    void comparesIntegers(String lookup, String value, String expected) {
        assertSelects(Measurement::whole, "whole__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | -5000000000    | -5000000000",
                "gt     | 9              | 10",
                "gte    | 9              | 9, 10",
                "lt     | 0              | -5000000000",
                "lte    | 9              | -5000000000, 9",
                "in     | -5000000000,10 | -5000000000, 10",
                "range  | 0,10           | 9, 10",
                "isnull | false          | -5000000000, 9, 10"
            })
    void comparesBigIntegers(String lookup, String value, String expected) {
        assertSelects(Measurement::big, "big__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | 0.1       | 0.1",
                "exact  | 27.60     | 27.6",
                "gt     | 0.1       | 27.6, 1.0E300",
                "gte    | 0.1       | 0.1, 27.6, 1.0E300",
                "lt     | 0         | -0.5",
                "lte    | 0.1       | -0.5, 0.1",
                "in     | 27.6,1e300 | 27.6, 1.0E300",
                "range  | -1,1      | -0.5, 0.1",
                "isnull | false     | -0.5, 0.1, 27.6, 1.0E300"
            })
    void comparesReals(String lookup, String value, String expected) {
        assertSelects(Measurement::real, "real__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | true       | true",
                "exact  | False      | false",
                "exact  | 1          | true",
                "gt     | false      | true",
                "gte    | true       | true",
                "lt     | true       | false",
                "lte    | false      | false",
                "in     | true,false | true, false",
                "range  | false,true | true, false",
                "isnull | false      | true, false"
            })
    void comparesTruths(String lookup, String value, String expected) {
        assertSelects(Measurement::truth, "truth__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | 2024-11-07                | 2024-11-07T00:00:00Z",
                "exact  | 2024-11-07 12:10:06.5     | 2024-11-07T12:10:06.500Z",
                "exact  | 2024-11-07T13:10:06.5+01:00 | 2024-11-07T12:10:06.500Z",
                "gt     | 2024-11-07                | 2024-11-07T00:00:00.000001Z, 2024-11-07T12:10:06.500Z, 2024-12-01T09:00:00Z",
                "gte    | 2024-11-07 12:10:06       | 2024-11-07T12:10:06.500Z, 2024-12-01T09:00:00Z",
                "lt     | 2024-11-07 00:00:00.000001 | 2024-11-07T00:00:00Z",
                "lte    | 2024-11-07T00:00:00.000001Z | 2024-11-07T00:00:00Z, 2024-11-07T00:00:00.000001Z",
                "in     | 2024-12-01 09:00          | 2024-12-01T09:00:00Z",
                "range  | 2024-11-08,2024-12-31     | 2024-12-01T09:00:00Z"
            })
    void comparesTimes(String lookup, String value, String expected) {
        assertSelects(Measurement::time, "time__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | 2024-02-29            | 2024-02-29",
                "gt     | 2024-02-29            | 2024-11-07",
                "gte    | 2024-02-29            | 2024-02-29, 2024-11-07",
                "lt     | 2024-03-01            | 2024-02-29",
                "lte    | 2024-11-07            | 2024-02-29, 2024-11-07",
                "in     | 2024-11-07,2024-11-08 | 2024-11-07",
                "range  | 2024-01-01,2024-06-30 | 2024-02-29",
                "isnull | false                 | 2024-02-29, 2024-11-07"
            })
    void comparesDays(String lookup, String value, String expected) {
        assertSelects(Measurement::day, "day__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact  | PT1.5S      | PT1.5S",
                "exact  | PT1H30M     | PT1H30M",
                "gt     | PT90M       | PT48H",
                "gte    | PT90M       | PT1H30M, PT48H",
                "lt     | PT1H        | PT1.5S",
                "lte    | P2D         | PT1.5S, PT1H30M, PT48H",
                "in     | P2D,PT1.5S  | PT1.5S, PT48H",
                "range  | PT1S,PT2H   | PT1.5S, PT1H30M",
                "isnull | false       | PT1.5S, PT1H30M, PT48H"
            })
    void comparesSpans(String lookup, String value, String expected) {
        assertSelects(Measurement::span, "span__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exact      | 27.6      | 27.6",
                "exact      | \"10\"  | \"10\"",
                "exact      | true      | true",
                "exact      | null      | null",
                "exact      | [1,2]     | [1,2]",
                "gt         | 9         | 10.5, 27.6",
                "lte        | 10.5      | 9, 10.5",
                "gte        | \"Z\"   | \"Zürich\", \"lung\"",
                "lt         | \"Z\"   | \"10\"",
                "range      | 9,11      | 9, 10.5",
                "in         | 9,27.6    | 9, 27.6",
                "iexact     | ZÜRICH    | \"Zürich\"",
                "contains   | ür        | \"Zürich\"",
                "icontains  | Ü         | \"Zürich\"",
                "startswith | lu        | \"lung\"",
                "istartswith| ZÜ        | \"Zürich\"",
                "startswith | 10        | 10.5, \"10\"",
                "endswith   | g         | \"lung\"",
                "regex      | ^l..g$    | \"lung\""
            })
    void comparesJson(String lookup, String value, String expected) {
        assertSelects(Measurement::json, "json__" + lookup, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label__name               | left       | 1",
                "label__name__in           | left,right | 2",
                "label__name__icontains    | T          | 2",
                "label__isnull             | false      | 2",
                "label__name__isnull       | false      | 2"
            })
    void comparesReferences(String expression, String value, int expected) {
        assertThat(measurements().filter(lookup(expression, value)).count()).isEqualTo(expected);
    }

    @Test
    void comparesReferencesWithRecordsAndTheirIds() {
        ULabel left = lamin.query(ULabel.class).filter(lookup("name", "left")).one();
        ULabel right = lamin.query(ULabel.class).filter(lookup("name", "right")).one();

        assertThat(measurements().filter(lookup("label", left)).count()).isOne();
        assertThat(measurements().filter(lookup("label", Ref.to(left))).count()).isOne();
        assertThat(measurements().filter(lookup("label", left.id())).count()).isOne();
        assertThat(measurements().filter(lookup("label_id", left.id().value())).count())
                .isOne();
        assertThat(measurements()
                        .filter(lookup("label__in", List.of(left, right)))
                        .count())
                .isEqualTo(2);
        assertThat(measurements().filter(lookup("label__gt", left)).count()).isOne();
        assertThat(lamin.query(ULabel.class)
                        .filter(lookup("measurements__label__name", "left"))
                        .list())
                .containsExactly(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "small           | big        | Value 'big' does not fit field 'small', which expects a whole number here.",
                "whole           | 3000000000 | Value '3000000000' does not fit field 'whole', which expects a whole number here.",
                "big__in         | 1,x        | Value 'x' does not fit field 'big', which expects a whole number here.",
                "real            | NaN        | Value 'NaN' does not fit field 'real', which expects a number here.",
                "truth           | yes        | Value 'yes' does not fit field 'truth', which expects true or false here.",
                "time            | 07.11.2024 | Value '07.11.2024' does not fit field 'time', which expects a time such as 2024-11-07 12:10:06 (UTC) here.",
                "time__lt        | 2024-13-01 | Value '2024-13-01' does not fit field 'time', which expects a time such as 2024-11-07 12:10:06 (UTC) here.",
                "day             | 2023-02-29 | Value '2023-02-29' does not fit field 'day', which expects a day such as 2024-11-07 here.",
                "span            | 90 min     | Value '90 min' does not fit field 'span', which expects a duration such as PT1H30M here.",
                "json            | {          | Value '{' does not fit field 'json', which expects JSON here.",
                "json__gt        | true       | Value 'true' has no place in an order: field 'json' is compared by size with numbers and with text in double quotes only.",
                "time__contains  | 2024       | 'Lookup ''contains'' compares text, and field ''time'' holds none. Use exact, in, gt, gte, lt, lte, range or isnull.'",
                "name__isnull    | perhaps    | Value 'perhaps' does not fit field 'name', which expects true or false here."
            })
    void refusesValuesThatDoNotFit(String expression, String value, String message) {
        assertThatThrownBy(() -> measurements().filter(lookup(expression, value)))
                .isInstanceOf(QueryException.class)
                .hasMessage(message);
    }

    @Test
    void refusesNumbersThatWouldLoseTheirValue() {
        assertThatThrownBy(() -> measurements().filter(lookup("whole", 1L << 40)))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> measurements().filter(lookup("whole", 9.5))).isInstanceOf(QueryException.class);
        assertThat(measurements().filter(lookup("whole", 9.0)).count()).isOne();
        assertThatThrownBy(() -> measurements().filter(lookup("name", "lung\0")))
                .isInstanceOf(QueryException.class)
                .hasMessage("The value for field 'name' has a NUL character, with which no database compares."
                        + " Leave it out.");
    }

    @DisplayName("refuses regular expressions that databases read differently")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\blung",
                "\\p{L}",
                "\\mlung",
                "(?<=l)ung",
                "(?<x>l)",
                "(?>l)",
                "l(?i)ung",
                "l*+",
                "[a-z&&[^l]]",
                "[[:alpha:]]",
                "\\Qa\\E",
                "[\\b]",
                "[",
                "l{2,1}",
                "l{256}",
                "l{1,1000}",
                "l{2}{3}",
                "l+*",
                "^*lung",
                "\\0101"
            })
    void refusesRegularExpressions(String pattern) {
        assertThatThrownBy(() -> measurements().filter(lookup("name__regex", pattern)))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Value '" + pattern + "' of lookup 'regex' on field 'name' ");
    }
}
