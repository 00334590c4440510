package org.laminj.core.registry;

import java.util.List;

/**
 * Fields by which a record is recognised in another instance, see {@link NaturalKey}.
 *
 * @param fields that make the key
 * @param agreeing that must be equal as well, else the records contradict each other
 */
public record MatchingKey(List<Field> fields, List<Field> agreeing) {

    public MatchingKey {
        fields = List.copyOf(fields);
        agreeing = List.copyOf(agreeing);
    }

    /** Whether a part of the key is a record of another registry. */
    public boolean hasReference() {
        return fields.stream().anyMatch(Field::isForeignKey);
    }
}
