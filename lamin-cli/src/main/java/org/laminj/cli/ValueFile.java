package org.laminj.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Values that a command was given: a column of a table whose first line names the columns, or one on each line. */
final class ValueFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> EMPTY = List.of("");

    private final List<List<String>> lines;
    private final int column;
    private final int firstLine;
    private final @Nullable CSVFormat format;

    private ValueFile(List<List<String>> lines, int column, int firstLine, @Nullable CSVFormat format) {
        this.lines = lines;
        this.column = column;
        this.firstLine = firstLine;
        this.format = format;
    }

    /**
     * Reads values.
     *
     * @param file {@code -} for standard input; tables whose name ends in {@code .tsv} have tabs between their cells, others
     *     commas
     * @param column the name of a column; null for one value on each line
     * @throws IllegalArgumentException if it cannot be read, or has no such column
     */
    static ValueFile read(Console console, String file, @Nullable String column) {
        String text = text(console, file);
        return column == null ? ofLines(text) : ofTable(file, text, column);
    }

    private static String text(Console console, String file) {
        String text = file.equals("-")
                ? console.input()
                : new InputFile(
                                Path.of(file),
                                "values",
                                "Name a table with --column, or a text with a value on each line.")
                        .text();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static ValueFile ofLines(String text) {
        return new ValueFile(text.lines().map(List::of).toList(), 0, 0, null);
    }

    private static ValueFile ofTable(String file, String text, String column) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(file.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',')
                .setIgnoreEmptyLines(false)
                .setRecordSeparator(text.contains("\r\n") ? "\r\n" : "\n")
                .build();
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord line : parser) {
                lines.add(line.toList());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("Cannot read values '" + file + "': " + e.getMessage() + ".", e);
        }
        return new ValueFile(lines, index(file, lines, column), 1, format);
    }

    private static int index(String file, List<List<String>> lines, String column) {
        List<String> names = lines.isEmpty() ? List.of() : lines.get(0);
        int index = names.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("There is no column '" + column + "' in '" + file + "'. Its columns are "
                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
        }
        if (names.lastIndexOf(column) != index) {
            throw new IllegalArgumentException(
                    "There are several columns '" + column + "' in '" + file + "'. Give each a name of its own.");
        }
        return index;
    }

    /** The values in order; empty where a line is too short to have one. */
    List<String> values() {
        return lines.stream().skip(firstLine).map(this::value).toList();
    }

    private String value(List<String> line) {
        return column < line.size() ? line.get(column) : "";
    }

    /**
     * The text of the file with other values; all else stays as it was read.
     *
     * @param values one for each of {@link #values}
     */
    String with(List<String> values) {
        List<List<String>> changed = new ArrayList<>(lines);
        for (int position = 0; position < values.size(); position++) {
            List<String> line = lines.get(position + firstLine);
            if (column < line.size()) {
                List<String> other = new ArrayList<>(line);
                other.set(column, values.get(position));
                changed.set(position + firstLine, other);
            }
        }
        return format == null ? joined(changed) : printed(changed, format);
    }

    private static String joined(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.get(0)).append('\n'));
        return text.toString();
    }

    private static String printed(List<List<String>> lines, CSVFormat format) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<String> line : lines) {
                if (line.equals(EMPTY)) {
                    printer.println(); // else it would become a value of nothing in quotes
                } else {
                    printer.printRecord(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
