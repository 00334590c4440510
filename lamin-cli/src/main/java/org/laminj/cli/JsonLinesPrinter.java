package org.laminj.cli;

import java.io.PrintStream;
import org.dflib.DataFrame;
import org.dflib.row.RowProxy;

/** Prints a JSON object on a line for each row. */
final class JsonLinesPrinter implements RowPrinter {

    private final PrintStream out;

    JsonLinesPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(DataFrame part) {
        for (RowProxy row : part) {
            out.print(JsonValues.object(row) + "\n");
        }
    }
}
