package org.laminj.core.display;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature set of a data set.
 *
 * @param slot the part of the data set that it is of, such as {@code obs}; null if it says nothing
 * @param members the names of its members in the order in which they were linked, or of their ids on PostgreSQL
 */
public record FeatureSetMembers(@Nullable String slot, List<String> members) {

    public FeatureSetMembers {
        members = List.copyOf(members);
    }
}
