package org.laminj.core.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came out of checking values: each distinct one is in exactly one of the three parts, in the order in which the
 * values came.
 *
 * @param validated those that a record has
 * @param standardizable those that a record has in other letter case or among its synonyms, with what these records have
 *     instead; several where the value may mean more than one, in order of their ids
 * @param unknown those that no record has
 */
public record Inspection(List<String> validated, Map<String, List<String>> standardizable, List<String> unknown) {

    public Inspection {
        validated = List.copyOf(validated);
        standardizable = Collections.unmodifiableMap(new LinkedHashMap<>(standardizable));
        unknown = List.copyOf(unknown);
    }

    /**
     * Puts each distinct value into its part.
     *
     * @param known those that a record has
     * @param matches finds the names that values mean which nobody has, as {@link TermMatcher#matches} does; asked once, if
     *     there are any
     */
    public static Inspection of(
            Collection<String> values,
            Set<String> known,
            Function<Collection<String>, Map<String, List<String>>> matches) {
        Map<Boolean, List<String>> parts =
                values.stream().distinct().collect(Collectors.partitioningBy(known::contains));
        List<String> rest = parts.getOrDefault(false, List.of());
        Map<String, List<String>> found = rest.isEmpty() ? Map.of() : matches.apply(rest);
        Map<String, List<String>> standardizable = new LinkedHashMap<>();
        rest.stream().filter(found::containsKey).forEach(value -> standardizable.put(value, found.get(value)));
        return new Inspection(
                parts.getOrDefault(true, List.of()),
                standardizable,
                rest.stream().filter(value -> !found.containsKey(value)).toList());
    }

    /** All values that no record has as they are: those to be standardized first. */
    public List<String> notValidated() {
        List<String> values = new ArrayList<>(standardizable.keySet());
        values.addAll(unknown);
        return values;
    }

    /** How many of the distinct values are validated, from 0 to 1; 1 if there are none. */
    public double fractionValidated() {
        int all = validated.size() + standardizable.size() + unknown.size();
        return all == 0 ? 1 : (double) validated.size() / all;
    }

    /** Whether all values are validated. */
    public boolean isComplete() {
        return standardizable.isEmpty() && unknown.isEmpty();
    }
}
