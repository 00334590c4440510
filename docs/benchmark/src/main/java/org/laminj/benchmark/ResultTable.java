package org.laminj.benchmark;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figures for people and programs.
 *
 * @param title what was measured
 * @param note how
 * @param columns their names, with units
 * @param rows a value for each column: text or a number, or an empty text where there is none
 */
record ResultTable(String title, String note, List<String> columns, List<List<Object>> rows) {

    ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(title + ": " + row + " are not the values of " + columns);
            }
        }
    }

    /** A section of Markdown whose table is aligned, so that it can be read as it is. */
    String markdown() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        rows.forEach(row -> cells.add(row.stream().map(ResultTable::text).toList()));
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        String rule = IntStream.range(0, columns.size())
                .mapToObj(column ->
                        isNumber(column) ? "-".repeat(widths[column] + 1) + ":" : "-".repeat(widths[column] + 2))
                .collect(Collectors.joining("|", "|", "|"));
        List<String> lines =
                cells.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, rule);
        return Stream.concat(Stream.of("## " + title, "", note, ""), lines.stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> isNumber(column)
                        ? Strings.padStart(row.get(column), widths[column], ' ')
                        : Strings.padEnd(row.get(column), widths[column], ' '))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private boolean isNumber(int column) {
        return rows.stream().map(row -> row.get(column)).allMatch(value -> value instanceof Number || value.equals(""));
    }

    /** A number with three significant digits at least, and as many as it has before the point. */
    private static String text(Object value) {
        if (value instanceof Double number) {
            int digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
            return String.format(Locale.ROOT, "%." + digits + "f", number);
        }
        return value.toString();
    }
}
