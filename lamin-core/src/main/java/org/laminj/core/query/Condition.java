package org.laminj.core.query;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.FieldReference;

/**
 * What records must satisfy to be in a query set. Immutable; checked against the registry when the query runs.
 *
 * @param <R> the record class
 */
@SuppressWarnings("UnusedTypeParameter") // keeps conditions on one registry away from queries on another
public final class Condition<R extends SqlRecord> {

    private final String path;
    private final @Nullable Lookup lookup;
    private final Object value;

    private Condition(String path, @Nullable Lookup lookup, Object value) {
        this.path = requireNonNull(path, "path");
        this.lookup = lookup;
        this.value = requireNonNull(value, "value");
    }

    /** Starts a condition on a field: {@code where(Artifact::description).contains("lung")}. */
    public static <R extends SqlRecord, V> Where<R, V> where(FieldReference<R, V> field) {
        return new Where<>(field);
    }

    /**
     * A condition in the spelling of the original: {@code lookup("ulabels__name__startswith", "TSP")}.
     *
     * @param expression a field or a way to one over references and link tables in either direction, then
     *     perhaps a lookup; {@code exact} where none is named
     * @param value a value of the type of the field or its text form; a record, a {@code Ref} or an id for
     *     references; a collection or comma-separated text for {@code in} and {@code range}
     */
    public static <R extends SqlRecord> Condition<R> lookup(String expression, Object value) {
        return new Condition<>(expression, null, value);
    }

    static <R extends SqlRecord> Condition<R> of(FieldReference<R, ?> field, Lookup lookup, Object value) {
        return new Condition<>("." + field.component(), lookup, value);
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

    /**
     * The first half of a condition: a field that waits for a comparison.
     *
     * @param <R> the record class
     * @param <V> the type of the field
     */
    public static final class Where<R extends SqlRecord, V> {

        private final FieldReference<R, V> field;

        private Where(FieldReference<R, V> field) {
            this.field = requireNonNull(field, "field");
        }

        public Condition<R> is(V value) {
            return of(field, Lookup.EXACT, requireNonNull(value, "value; use isNull() for absent values"));
        }

        /** Equals one of the values; none of them means no records. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final Condition<R> in(V... values) {
            return in(Arrays.asList(values));
        }

        /** Equals one of the values; none of them means no records. */
        public Condition<R> in(Collection<? extends V> values) {
            return of(field, Lookup.IN, List.copyOf(values));
        }

        public Condition<R> isNull() {
            return of(field, Lookup.ISNULL, true);
        }

        public Condition<R> isNotNull() {
            return of(field, Lookup.ISNULL, false);
        }

        public Condition<R> isGreaterThan(V value) {
            return of(field, Lookup.GT, requireNonNull(value, "value"));
        }

        public Condition<R> isAtLeast(V value) {
            return of(field, Lookup.GTE, requireNonNull(value, "value"));
        }

        public Condition<R> isLessThan(V value) {
            return of(field, Lookup.LT, requireNonNull(value, "value"));
        }

        public Condition<R> isAtMost(V value) {
            return of(field, Lookup.LTE, requireNonNull(value, "value"));
        }

        /** Lies between two values, both included. */
        public Condition<R> isBetween(V least, V greatest) {
            return of(field, Lookup.RANGE, List.of(least, greatest));
        }

        /** Holds a text somewhere; case matters. */
        public Condition<R> contains(String text) {
            return of(field, Lookup.CONTAINS, text);
        }

        /** Begins with a text; case matters. */
        public Condition<R> startsWith(String text) {
            return of(field, Lookup.STARTSWITH, text);
        }

        /** Ends with a text; case matters. */
        public Condition<R> endsWith(String text) {
            return of(field, Lookup.ENDSWITH, text);
        }

        /** Matches a regular expression somewhere. */
        public Condition<R> matches(String regularExpression) {
            return of(field, Lookup.REGEX, regularExpression);
        }
    }
}
