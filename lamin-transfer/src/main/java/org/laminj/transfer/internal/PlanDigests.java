package org.laminj.transfer.internal;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laminj.core.store.Row;

/**
 * Digests of the rows that a plan was made from: all values of the source, and what the target has of them.
 *
 * <p>Two plans with equal digests do the same.
 */
final class PlanDigests {

    private final Closure closure;
    private final FoundLinks links;

    PlanDigests(Closure closure, FoundLinks links) {
        this.closure = closure;
        this.links = links;
    }

    /** By registry and link table. */
    SortedMap<String, String> digests() {
        SortedMap<String, String> digests = new TreeMap<>();
        for (FoundRecords records : closure.all()) {
            digests.put(records.registry().name(), digest(records));
        }
        links.outcomes().forEach((link, found) -> {
            List<String> lines = new ArrayList<>();
            Stream.concat(found.mapped().stream(), found.conflict().stream())
                    .forEach(row -> lines.add(text(row) + " there"));
            found.missing().forEach(row -> lines.add(text(row) + " missing"));
            links.surplus().getOrDefault(link, Set.of()).forEach(id -> lines.add(id + " surplus"));
            digests.put(link.table(), digest(lines));
        });
        return digests;
    }

    private static String digest(FoundRecords records) {
        return digest(records.all().stream()
                .map(record -> text(record.row()) + " "
                        + record.targetId().map(String::valueOf).orElse("missing") + " " + record.changes())
                .toList());
    }

    private static String text(Row row) {
        return Arrays.toString(row.values());
    }

    /** The order in which rows were met does not count. */
    private static String digest(List<String> lines) {
        Hasher hasher = Hashing.sha256().newHasher();
        lines.stream().sorted().forEach(line -> hasher.putInt(line.length()).putString(line, StandardCharsets.UTF_8));
        return hasher.hash().toString();
    }
}
