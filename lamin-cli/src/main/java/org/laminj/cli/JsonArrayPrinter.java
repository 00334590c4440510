package org.laminj.cli;

import java.io.PrintStream;
import org.dflib.DataFrame;
import org.dflib.row.RowProxy;

/** Prints one array with an object on each line, so that a line stays a record to tools that know lines only. */
final class JsonArrayPrinter implements RowPrinter {

    private final PrintStream out;
    private String separator = "[\n";

    JsonArrayPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(DataFrame part) {
        for (RowProxy row : part) {
            out.print(separator + JsonValues.object(row));
            separator = ",\n";
        }
    }

    @Override
    public void end() {
        out.print(separator.startsWith("[") ? "[]\n" : "\n]\n");
    }
}
