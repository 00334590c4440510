package org.laminj.transfer.internal;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.Row;

/**
 * Digests of the rows that a plan was made from: all values of the source, and what the target has of them.
 *
 * <p>Two plans with equal digests do the same.
 */
final class PlanDigests {

    private final Closure closure;

    PlanDigests(Closure closure) {
        this.closure = closure;
    }

    /** By registry and link table. */
    SortedMap<String, String> of(Map<LinkTable, List<Row>> missingLinks) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (FoundRecords records : closure.all()) {
            digests.put(records.registry().name(), digest(records));
        }
        closure.links().forEach((link, rows) -> {
            Set<Row> missing = new HashSet<>(missingLinks.getOrDefault(link, List.of()));
            List<String> lines = rows.values().stream()
                    .map(row -> Arrays.toString(row.values()) + (missing.contains(row) ? " missing" : " there"))
                    .toList();
            digests.put(link.table(), digest(lines));
        });
        return digests;
    }

    private static String digest(FoundRecords records) {
        return digest(records.all().stream()
                .map(row -> Arrays.toString(row.values()) + " "
                        + records.targetId(row.number(records.registry().id()))
                                .map(String::valueOf)
                                .orElse("missing"))
                .toList());
    }

    /** The order in which rows were met does not count. */
    private static String digest(List<String> lines) {
        Hasher hasher = Hashing.sha256().newHasher();
        lines.stream().sorted().forEach(line -> hasher.putInt(line.length()).putString(line, StandardCharsets.UTF_8));
        return hasher.hash().toString();
    }
}
