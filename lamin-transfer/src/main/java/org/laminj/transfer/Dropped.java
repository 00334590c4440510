package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows, or values of one column, that a transfer reaches and leaves behind.
 *
 * @param of the registry, the link table, or the column as {@code table.column}
 * @param reason why
 * @param count how many
 */
public record Dropped(String of, DropReason reason, long count) {

    public Dropped {
        requireNonNull(of, "of");
        requireNonNull(reason, "reason");
    }

    /** As messages name it: {@code 3 of wetlab.Experiment}. */
    @Override
    public String toString() {
        return count + " of " + of;
    }

    /** A text for each reason, in the order of reasons: what stays behind, and why. */
    public static List<String> texts(Collection<Dropped> dropped) {
        SortedMap<DropReason, List<Dropped>> byReason =
                dropped.stream().collect(Collectors.groupingBy(Dropped::reason, TreeMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(entry -> entry.getValue().stream().map(Dropped::toString).collect(Collectors.joining(", ")) + ": "
                        + entry.getKey())
                .toList();
    }
}
