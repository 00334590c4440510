package org.laminj.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.row.RowProxy;
import org.jspecify.annotations.Nullable;

/** Prints a table as Markdown of GitHub, in which the values look as they are. */
final class MarkdownPrinter implements RowPrinter {

    private final PrintStream out;
    private boolean begun;

    MarkdownPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(DataFrame part) {
        String[] names = part.getColumnsIndex().toArray();
        if (!begun) {
            line(Arrays.stream(names).map(MarkdownPrinter::text));
            line(Arrays.stream(names).map(name -> "---"));
            begun = true;
        }
        for (RowProxy row : part) {
            line(Arrays.stream(names).map(name -> cell(row.get(name))));
        }
    }

    private void line(Stream<String> cells) {
        out.print(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Collection<?> several
                ? several.stream().map(MarkdownPrinter::cell).collect(Collectors.joining(", "))
                : text(value.toString());
    }

    private static String text(String value) {
        return value.replaceAll("[\\\\`*<|&]", "\\\\$0").replaceAll("\\R", "<br>");
    }
}
