package org.laminj.core.query;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.FieldReference;

/** A condition on the value of one field, of the record itself or of one that it is related to. Immutable. */
public final class Comparison<R extends SqlRecord> implements Condition<R> {

    private final String path;
    private final @Nullable Lookup lookup;
    private final Object value;

    private Comparison(String path, @Nullable Lookup lookup, Object value) {
        this.path = requireNonNull(path, "expression");
        this.lookup = lookup;
        this.value = requireNonNull(value, "value; compare with isnull for absent values");
    }

    static <R extends SqlRecord> Comparison<R> lookup(String expression, Object value) {
        return new Comparison<>(expression, null, value);
    }

    static <R extends SqlRecord> Comparison<R> of(FieldReference<R, ?> field, Lookup lookup, Object value) {
        return new Comparison<>("." + field.component(), lookup, value);
    }

    /** The component in Java spelling, if the condition names its field by method reference. */
    public Optional<String> component() {
        return path.startsWith(".") ? Optional.of(path.substring(1)) : Optional.empty();
    }

    /** The expression of a condition in the spelling of the original. */
    public String expression() {
        return path;
    }

    /** The lookup, if it is not part of the expression. */
    public Optional<Lookup> lookup() {
        return Optional.ofNullable(lookup);
    }

    /** What to compare with. */
    public Object value() {
        return value;
    }

    @Override
    public String toString() {
        return component().orElse(path) + (lookup == null ? "" : "__" + lookup.spelling()) + "=" + value;
    }
}
