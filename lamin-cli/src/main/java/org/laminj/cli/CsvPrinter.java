package org.laminj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dflib.DataFrame;
import org.dflib.row.RowProxy;
import org.jspecify.annotations.Nullable;

/** Prints comma-separated values after a line of names; a list is JSON in one of them. */
final class CsvPrinter implements RowPrinter {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").build();

    private final CSVPrinter printer;
    private boolean begun;

    CsvPrinter(PrintStream out) {
        try {
            printer = new CSVPrinter(out, FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void print(DataFrame part) {
        String[] names = part.getColumnsIndex().toArray();
        if (!begun) {
            line(Stream.of(names));
            begun = true;
        }
        for (RowProxy row : part) {
            line(Arrays.stream(names).map(row::get).map(CsvPrinter::plain));
        }
    }

    private void line(Stream<?> values) {
        try {
            printer.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Iterable<?> ? JsonValues.text(value) : value;
    }
}
