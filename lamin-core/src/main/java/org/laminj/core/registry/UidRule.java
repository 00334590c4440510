package org.laminj.core.registry;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.uid.DeterministicUid;

/**
 * How the uids of a registry are made.
 *
 * @param length number of characters
 * @param stemLength length of the part that all versions share, 0 for registries without versions
 * @param alternatives what a deterministic uid is derived from, see {@link Uid#from()}; empty for random uids
 */
public record UidRule(int length, int stemLength, List<String> alternatives) {

    public UidRule {
        alternatives = List.copyOf(alternatives);
    }

    public boolean isVersioned() {
        return stemLength > 0;
    }

    public boolean isDeterministic() {
        return !alternatives.isEmpty();
    }

    /**
     * The uid that follows from what a record holds.
     *
     * @param values the value of a component, or of one of a referenced record such as {@code organism.name}, null where
     *     there is none
     * @throws IllegalArgumentException if uids of the registry are random
     */
    public String derived(Function<String, @Nullable Object> values) {
        if (!isDeterministic()) {
            throw new IllegalArgumentException("These uids are random: they follow from nothing.");
        }
        String chosen = alternatives.stream()
                .filter(alternative -> values.apply(parts(alternative)[0]) != null)
                .findFirst()
                .orElse(alternatives.get(alternatives.size() - 1));
        // the original renders absent parts as Python does
        String text = Arrays.stream(parts(chosen))
                .map(values)
                .map(value -> value == null ? "None" : value.toString())
                .collect(Collectors.joining());
        return DeterministicUid.of(text, length);
    }

    private static String[] parts(String alternative) {
        return alternative.split("\\+");
    }

    /** What all versions of a record share of a uid; all of a uid that is shorter, as somebody may have given one. */
    public String stemOf(String uid) {
        return uid.substring(0, Math.min(stemLength, uid.length()));
    }
}
