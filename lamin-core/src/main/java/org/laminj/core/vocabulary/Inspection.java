package org.laminj.core.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
