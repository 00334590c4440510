package org.laminj.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.collect.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All tables of one run, on the screen and as {@code benchmark.md} and {@code benchmark.json}. Not thread-safe. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Machine machine;
    private final List<ResultTable> tables = new ArrayList<>();

    Results(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /** Prints a table and writes both files anew, so that a later failure loses nothing. */
    void add(ResultTable table) throws IOException {
        System.out.println(table.markdown());
        tables.add(table);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("benchmark.md"), markdown());
        JSON.writeValue(folder.resolve("benchmark.json").toFile(), json());
    }

    private String markdown() {
        return "# Benchmark\n\n" + machine + "\n\n"
                + tables.stream().map(ResultTable::markdown).collect(Collectors.joining("\n"));
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("tables", tables.stream().map(Results::json).toList());
        return json;
    }

    private static Map<String, Object> json(ResultTable table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", table.title());
        json.put("note", table.note());
        json.put(
                "rows",
                table.rows().stream().map(row -> json(table.columns(), row)).toList());
        return json;
    }

    private static Map<String, Object> json(List<String> columns, List<Object> row) {
        Map<String, Object> json = new LinkedHashMap<>();
        Streams.forEachPair(columns.stream(), row.stream(), json::put);
        return json;
    }
}
