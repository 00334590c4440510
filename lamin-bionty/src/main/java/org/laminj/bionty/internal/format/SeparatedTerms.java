package org.laminj.bionty.internal.format;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.laminj.bionty.ontology.Term;

/** Reads tables as text: values with a character between them, under a line with the columns. */
final class SeparatedTerms {

    private SeparatedTerms() {}

    static List<Term> read(Reader text, char separator, TableColumns columns) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .build();
        try (CSVParser records = format.parse(text)) {
            return terms(records, columns);
        } catch (UncheckedIOException e) {
            throw reason(e);
        } catch (IllegalArgumentException e) {
            throw FormatException.damaged("it is no table: " + e.getMessage(), e);
        }
    }

    /** What the library finds wrong has no class of its own; anything else has gone wrong below it. */
    private static IOException reason(UncheckedIOException e) {
        IOException cause = Objects.requireNonNull(e.getCause());
        return cause.getClass() == IOException.class
                ? FormatException.damaged("it is no table: " + cause.getMessage(), e)
                : cause;
    }

    private static List<Term> terms(CSVParser records, TableColumns columns) throws IOException {
        List<String> own = records.getHeaderNames();
        List<String> header = EnsemblSpecies.header(own);
        UnaryOperator<Row> translation = EnsemblSpecies.rows(own);
        TableTerms terms = new TableTerms(columns, header);
        for (CSVRecord values : records) {
            if (values.size() < header.size()) {
                throw FormatException.damaged(
                        "its line " + records.getCurrentLineNumber() + " has " + values.size() + " of " + header.size()
                                + " columns",
                        null);
            }
            terms.add(translation.apply(row(header, values)));
        }
        return terms.terms();
    }

    private static Row row(List<String> header, CSVRecord values) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            String value = values.get(column).strip();
            if (!value.isEmpty()) {
                cells.put(header.get(column), List.of(value));
            }
        }
        return new Row(cells);
    }
}
