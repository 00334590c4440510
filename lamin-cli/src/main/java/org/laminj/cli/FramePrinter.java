package org.laminj.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.dflib.DataFrame;
import org.dflib.csv.Csv;
import org.dflib.row.RowProxy;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.FrameText;
import org.laminj.core.message.MessageLevel;

/** Prints data frames. */
final class FramePrinter {

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").build();

    private final Console console;

    FramePrinter(Console console) {
        this.console = console;
    }

    void print(DataFrame frame, OutputFormat format) {
        switch (format) {
            case TABLE -> printTable(frame);
            case CSV -> Csv.saver().format(CSV).save(frame, console.out());
            case JSON -> printJson(frame);
        }
    }

    private void printTable(DataFrame frame) {
        if (frame.height() == 0) {
            console.message(MessageLevel.WARNING, "No records found");
        } else {
            console.print(FrameText.of(frame, console.style()));
        }
    }

    /** One array with an object on each line, so that a line stays a record to tools that know lines only. */
    private void printJson(DataFrame frame) {
        ObjectMapper mapper = new ObjectMapper();
        String separator = "";
        console.out().print('[');
        for (RowProxy row : frame) {
            console.out().print(separator + "\n" + json(mapper, row));
            separator = ",";
        }
        console.out().print(separator.isEmpty() ? "]\n" : "\n]\n");
    }

    private static String json(ObjectMapper mapper, RowProxy row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String column : row.getIndex()) {
            object.put(column, plain(row.get(column)));
        }
        try {
            return mapper.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a record as JSON", e);
        }
    }

    /** What JSON has a type for stays as it is; times, days and spans become their ISO 8601 text. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof JsonNode) {
            return value;
        }
        return value.toString();
    }
}
