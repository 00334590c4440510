package org.laminj.core.internal.hierarchy;

import com.google.common.collect.Iterables;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which records stand next to which on one side of them, by their ids. */
final class HierarchyGraph {

    private final SetMultimap<Long, Long> next =
            MultimapBuilder.hashKeys().treeSetValues().build();

    void add(long record, long nextToIt) {
        next.put(record, nextToIt);
    }

    /** How many steps away from a record all others are that are reached from it; nearest first, then by id. */
    Map<Long, Integer> distances(long start) {
        Map<Long, Integer> distances = new LinkedHashMap<>();
        Set<Long> level = Set.of(start);
        for (int distance = 1; !level.isEmpty(); distance++) {
            Set<Long> further = new TreeSet<>();
            level.forEach(record -> further.addAll(next.get(record)));
            further.remove(start);
            further.removeAll(distances.keySet());
            for (long record : further) {
                distances.put(record, distance);
            }
            level = further;
        }
        return distances;
    }

    /**
     * All ways from a record to one with nothing next to it, shortest first; a way ends before it would come to a record
     * for a second time.
     *
     * @return nothing if there are more than so many
     */
    Optional<List<List<Long>>> paths(long start, int most) {
        List<List<Long>> ended = new ArrayList<>();
        Deque<List<Long>> begun = new ArrayDeque<>(List.of(List.of(start)));
        while (!begun.isEmpty()) {
            if (begun.size() + ended.size() > most) {
                return Optional.empty(); // each of those begun ends as at least one path of its own
            }
            List<Long> path = begun.remove();
            List<Long> ahead = next.get(Iterables.getLast(path)).stream()
                    .filter(record -> !path.contains(record))
                    .toList();
            ahead.forEach(record -> begun.add(extended(path, record)));
            if (ahead.isEmpty()) {
                ended.add(path);
            }
        }
        return Optional.of(ended);
    }

    private static List<Long> extended(List<Long> path, long record) {
        List<Long> extended = new ArrayList<>(path);
        extended.add(record);
        return extended;
    }
}
