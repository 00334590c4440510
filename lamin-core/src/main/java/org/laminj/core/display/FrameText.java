package org.laminj.core.display;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dflib.DataFrame;
import org.dflib.Series;
import org.dflib.print.TabularPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A data frame as a table of plain text.
 *
 * <p>All rows and columns are there, unless lines are to be no wider than a terminal. Nulls stand as {@code None}, truths as
 * {@code True} and {@code False}, times as
 * {@code 2024-11-07 12:10:10.783799+00:00}; numbers are set to the right. Of text longer than {@value #LONGEST}
 * characters the beginning stands, then three dots; line feeds in it are written {@code \n}, other
 * control characters by their numbers. A list stands in square brackets.
 */
public final class FrameText {

    /** The most characters of a text that are shown, dots included; as in the original. */
    public static final int LONGEST = 49;

    private static final String DOTS = "...";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private FrameText() {}

    /** A line of column names, a line of dashes, and one for each row, each of which ends with a line feed. */
    public static String of(DataFrame frame) {
        return of(frame, TextStyle.plain());
    }

    /**
     * The same, no wider than lines are: columns in the middle are left out and stand together as three dots, the first
     * two and the last always stay.
     */
    public static String of(DataFrame frame, TextStyle style) {
        String[] names = frame.getColumnsIndex().toArray();
        List<Series<String>> columns = new ArrayList<>();
        for (int position = 0; position < names.length; position++) {
            columns.add(column(names[position], frame.getColumn(position)));
        }
        int[] widths = IntStream.range(0, names.length)
                .map(position -> width(names[position], columns.get(position)))
                .toArray();
        ShownColumns shown = ShownColumns.of(widths, style.columns());
        return table(shown.pick(Arrays.asList(names), DOTS), shown.pick(columns, Series.ofVal(DOTS, frame.height())));
    }

    private static int width(String name, Series<String> texts) {
        int width = name.length();
        for (String text : texts) {
            width = Math.max(width, text.length());
        }
        return width;
    }

    private static String table(List<String> names, List<Series<String>> columns) {
        String printed = new TabularPrinter(Integer.MAX_VALUE, Integer.MAX_VALUE)
                .toString(DataFrame.byColumn(names.toArray(String[]::new)).of(columns.toArray(Series[]::new)));
        List<String> lines = printed.lines().toList();
        // the printer begins with an empty line and ends with the size of the frame
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static Series<String> column(String name, Series<?> values) {
        Series<String> texts = values.map(FrameText::cell);
        if (!Number.class.isAssignableFrom(values.getInferredType())) {
            return texts;
        }
        int width = width(name, texts);
        return texts.map(text -> " ".repeat(width - text.length()) + text);
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof String text) {
            return cut(text);
        }
        if (value instanceof Collection<?> several) {
            return cut(several.stream().map(FrameText::cell).collect(Collectors.joining(", ", "[", "]")));
        }
        if (value instanceof Instant instant) {
            return TIME.format(instant);
        }
        return PrintableText.of(RecordText.value(value));
    }

    private static String cut(String text) {
        String line =
                PrintableText.of(text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t"));
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST - DOTS.length())) + DOTS;
    }
}
