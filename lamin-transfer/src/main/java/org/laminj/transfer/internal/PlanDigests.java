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
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.Row;
import org.laminj.transfer.internal.FoundLinks.LinkOutcomes;

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

    /** By registry, link table and column. */
    SortedMap<String, String> digests() {
        SortedMap<String, List<String>> lines = new TreeMap<>();
        for (FoundRecords records : closure.all()) {
            lines.put(records.registry().name(), lines(records));
        }
        links.outcomes().forEach((link, found) -> lines.put(link.table(), lines(link, found)));
        closure.droppedIds()
                .forEach((of, ids) -> ids.forEach(id ->
                        lines.computeIfAbsent(of, name -> new ArrayList<>()).add(id + " dropped")));
        SortedMap<String, String> digests = new TreeMap<>();
        lines.forEach((of, all) -> digests.put(of, digest(all)));
        return digests;
    }

    private static List<String> lines(FoundRecords records) {
        List<String> lines = new ArrayList<>();
        records.all()
                .forEach(record -> lines.add(text(record.row()) + " "
                        + record.targetId().map(String::valueOf).orElse("missing") + " " + record.changes()));
        return lines;
    }

    private List<String> lines(LinkTable link, LinkOutcomes found) {
        List<String> lines = new ArrayList<>();
        found.mapped().forEach(row -> lines.add(text(row) + " there"));
        found.conflict().forEach(row -> lines.add(text(row) + " in conflict"));
        found.missing().forEach(row -> lines.add(text(row) + " missing"));
        links.surplus().getOrDefault(link, Set.of()).forEach(id -> lines.add(id + " surplus"));
        return lines;
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
