package org.laminj.transfer;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an instance holds besides its first rows, as a value that can be printed, shrunk and written anywhere.
 *
 * @param records in the order in which they are written, within their registry
 * @param links in the order in which they are written, within their table
 */
record RandomInstance(List<RandomRecord> records, List<RandomLink> links) {

    RandomInstance {
        records = List.copyOf(records);
        links = List.copyOf(links);
    }

    List<RandomRecord> recordsOf(String registry) {
        return records.stream()
                .filter(record -> record.registry().equals(registry))
                .toList();
    }

    List<RandomLink> linksOf(String table) {
        return links.stream().filter(link -> link.table().equals(table)).toList();
    }

    @Override
    public String toString() {
        return Stream.concat(records.stream(), links.stream())
                .map(String::valueOf)
                .collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }

    private static String text(Map<String, @Nullable Object> values) {
        SortedMap<String, @Nullable Object> present = new TreeMap<>(values);
        present.values().removeIf(value -> value == null);
        return present.toString();
    }

    /**
     * A record. What its instance gives it, such as the hash over its members, it does not say.
     *
     * @param values by field, without {@code id}; a reference is a {@link RandomReference}
     */
    record RandomRecord(String registry, Map<String, @Nullable Object> values) {
        @Override
        public String toString() {
            return registry + text(values);
        }
    }

    /**
     * A link between two records.
     *
     * @param values by field, without {@code id} and the ends
     */
    record RandomLink(String table, RandomReference from, RandomReference to, Map<String, @Nullable Object> values) {
        @Override
        public String toString() {
            return table + "[" + from + " " + to + "]" + text(values);
        }
    }

    /**
     * Names a record among those of its registry, counted round and round; a first row of the instance comes first.
     *
     * @param number from 0
     */
    record RandomReference(int number) {
        @Override
        public String toString() {
            return "#" + number;
        }
    }
}
