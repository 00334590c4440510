package org.laminj.core.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;

/**
 * A row of a table: a value for each of some fields.
 *
 * <p>Values have the types that {@link org.laminj.core.registry.FieldType} names; a reference is the {@link Long} id
 * of what it points to, and so is {@code id}. Rows read together share their shape. Immutable.
 */
public final class Row {

    private final RowShape shape;
    private final @Nullable Object[] values;

    /**
     * Makes a row, which takes over the array.
     *
     * @param values one for each field of the shape
     */
    public Row(RowShape shape, @Nullable Object[] values) {
        if (values.length != shape.fields().size()) {
            throw new IllegalArgumentException(
                    "A row of " + shape.fields().size() + " fields was given " + values.length + " values.");
        }
        this.shape = shape;
        this.values = values;
    }

    public List<Field> fields() {
        return shape.fields();
    }

    /** The value of a field, null where the row has none. */
    public @Nullable Object get(Field field) {
        return values[shape.position(field)];
    }

    /** The value of a field that is a whole number: {@code id}, a reference, a count. */
    public long number(Field field) {
        Object value = get(field);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("Field '" + field.name() + "' holds no number here.");
    }

    /** The value of a whole number, null where the row has none. */
    public @Nullable Long numberOrNull(Field field) {
        return get(field) instanceof Number number ? (Long) number.longValue() : null;
    }

    /** The same row with another value for one field. */
    public Row with(Field field, @Nullable Object value) {
        @Nullable Object[] changed = values.clone();
        changed[shape.position(field)] = value;
        return new Row(shape, changed);
    }

    /** A copy of the values, in the order of the fields. */
    public @Nullable Object[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return shape.fields() + " = " + Arrays.toString(values);
    }
}
