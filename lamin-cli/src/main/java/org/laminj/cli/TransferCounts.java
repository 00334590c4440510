package org.laminj.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.TransferReport;

/**
 * How many records of each registry a transfer brought and found.
 *
 * @param byRegistry in the order in which registries were met
 */
record TransferCounts(Map<String, Count> byRegistry) {

    /** The records of one registry. */
    record Count(int transferred, int mapped) {

        Count plus(Count other) {
            return new Count(transferred + other.transferred, mapped + other.mapped);
        }
    }

    static TransferCounts of(TransferReport report) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (RecordKey key : report.transferred()) {
            counts.merge(key.registry(), new Count(1, 0), Count::plus);
        }
        for (RecordKey key : report.mapped()) {
            counts.merge(key.registry(), new Count(0, 1), Count::plus);
        }
        return new TransferCounts(counts);
    }

    DataFrame frame() {
        DataFrameArrayAppender rows =
                DataFrame.byArrayRow("registry", "transferred", "mapped").appender();
        byRegistry.forEach((registry, count) -> rows.append(registry, count.transferred(), count.mapped()));
        return rows.toDataFrame();
    }

    /** The counts as a table for people. */
    String table() {
        int width = byRegistry.keySet().stream().mapToInt(String::length).max().orElse(0);
        String format = "%-" + Math.max(width, "registry".length()) + "s  %11s  %6s";
        return byRegistry.entrySet().stream()
                .map(row -> String.format(
                        format,
                        row.getKey(),
                        row.getValue().transferred(),
                        row.getValue().mapped()))
                .collect(Collectors.joining(
                        "\n", String.format(format, "registry", "transferred", "mapped") + "\n", "\n"));
    }
}
