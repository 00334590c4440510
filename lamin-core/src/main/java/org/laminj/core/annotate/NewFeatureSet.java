package org.laminj.core.annotate;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;

/**
 * A set of features, genes or other measured things that somebody wants to save.
 *
 * <p>{@link org.laminj.core.Instance#save(NewFeatureSet)} gives the set that has the same members, if there is one.
 * Immutable; each step returns a new one. Mirrors the constructor of {@code FeatureSet}.
 *
 * @param members saved records of one registry, at least one
 * @param name for people; null for none
 * @param dtype what the members are measured in; null for {@code number}, or nothing where each feature says it itself
 */
public record NewFeatureSet(
        List<SqlRecord> members,
        @Nullable String name,
        @Nullable String dtype) {

    /**
     * @throws IllegalArgumentException if there are no members
     */
    public NewFeatureSet {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A feature set has at least one member.");
        }
    }

    /** A set of these. */
    public static NewFeatureSet of(Collection<? extends SqlRecord> members) {
        return new NewFeatureSet(List.copyOf(members), null, null);
    }

    /** The same with a name. */
    public NewFeatureSet withName(String wanted) {
        return new NewFeatureSet(members, wanted, dtype);
    }

    /** The same whose members are measured in this. */
    public NewFeatureSet withDtype(String wanted) {
        return new NewFeatureSet(members, name, wanted);
    }
}
