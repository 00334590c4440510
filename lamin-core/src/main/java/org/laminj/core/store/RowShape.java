package org.laminj.core.store;

import java.util.IdentityHashMap;
import java.util.List;
import org.laminj.core.registry.Field;

/** The fields of which rows hold values, in order. Immutable. */
public final class RowShape {

    private final List<Field> fields;
    private final IdentityHashMap<Field, Integer> positions;

    public RowShape(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.positions = new IdentityHashMap<>();
        for (int position = 0; position < this.fields.size(); position++) {
            positions.put(this.fields.get(position), position);
        }
    }

    public List<Field> fields() {
        return fields;
    }

    /**
     * Where the value of a field stands.
     *
     * @throws IllegalArgumentException if the shape lacks the field
     */
    public int position(Field field) {
        Integer position = positions.get(field);
        if (position == null) {
            throw new IllegalArgumentException("Field '" + field.name() + "' was not read; read are " + fields + ".");
        }
        return position;
    }
}
