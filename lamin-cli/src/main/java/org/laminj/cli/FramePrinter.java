package org.laminj.cli;

import java.io.PrintStream;
import org.dflib.DataFrame;
import org.laminj.core.display.FrameText;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.query.QuerySet;

/** Prints data frames. */
final class FramePrinter {

    private final Console console;

    FramePrinter(Console console) {
        this.console = console;
    }

    void print(DataFrame frame, OutputFormat format) {
        if (format == OutputFormat.TABLE) {
            printTable(frame);
        } else {
            RowPrinter printer = rows(format);
            printer.print(frame);
            printer.end();
        }
    }

    /** Prints records as they are read; only a table for people needs all of them at once. */
    void print(QuerySet<?> records, OutputFormat format) {
        if (format == OutputFormat.TABLE) {
            printTable(records.df());
        } else {
            RowPrinter printer = rows(format);
            records.forEachFrame(printer::print);
            printer.end();
        }
    }

    private void printTable(DataFrame frame) {
        if (frame.height() == 0) {
            console.message(MessageLevel.WARNING, "No records found");
        } else {
            console.print(FrameText.of(frame, console.style()));
        }
    }

    private RowPrinter rows(OutputFormat format) {
        PrintStream out = console.out();
        return switch (format) {
            case CSV -> new CsvPrinter(out);
            case JSON -> new JsonArrayPrinter(out);
            case JSONL -> new JsonLinesPrinter(out);
            case MARKDOWN -> new MarkdownPrinter(out);
            case TABLE -> throw new IllegalArgumentException("A table for people is not printed row by row.");
        };
    }
}
