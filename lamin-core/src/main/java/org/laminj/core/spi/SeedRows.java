package org.laminj.core.spi;

import java.util.Arrays;
import java.util.List;
import org.laminj.core.SqlRecord;

/**
 * Rows that a new instance starts with, inserted in order.
 *
 * <p>Ids, the creating user and the times of creation are filled in.
 *
 * @param registry the registry that gets them
 * @param fields field names in the spelling of the original, which name the positions in each row
 * @param rows the values in text form: numbers, {@code true} or {@code false}, or text
 */
public record SeedRows(Class<? extends SqlRecord> registry, List<String> fields, List<List<String>> rows) {

    public SeedRows {
        fields = List.copyOf(fields);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Rows from a resource of tab-separated values whose first line names the fields.
     *
     * @param anchor a class in the package of the resource
     * @throws IllegalArgumentException if there is no such resource
     */
    public static SeedRows listed(Class<? extends SqlRecord> registry, Class<?> anchor, String resource) {
        List<List<String>> lines = ResourceLines.of(anchor, resource).stream()
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .toList();
        return new SeedRows(registry, lines.get(0), lines.subList(1, lines.size()));
    }
}
