package org.laminj.core.registry;

import java.util.List;

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

    /** What all versions of a record share of a uid; all of a uid that is shorter, as somebody may have given one. */
    public String stemOf(String uid) {
        return uid.substring(0, Math.min(stemLength, uid.length()));
    }
}
