package org.laminj.core.query;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.FieldReference;

/**
 * The first half of a condition: a field that waits for a comparison. Made by {@link Condition#where}.
 *
 * <p>Text is compared by case, and ordered by code points, on every database.
 *
 * @param <R> the record class
 * @param <V> the type of the field
 */
public final class Where<R extends SqlRecord, V> {

    private final FieldReference<R, V> field;

    Where(FieldReference<R, V> field) {
        this.field = requireNonNull(field, "field");
    }

    public Condition<R> is(V value) {
        return Comparison.of(field, Lookup.EXACT, requireNonNull(value, "value; use isNull() for absent values"));
    }

    /** Has another value, or none. */
    public Condition<R> isNot(V value) {
        return Condition.not(is(value));
    }

    /** Equals one of the values; none of them means no records. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Condition<R> in(V... values) {
        return in(Arrays.asList(values));
    }

    /** Equals one of the values; none of them means no records. */
    public Condition<R> in(Collection<? extends V> values) {
        return Comparison.of(field, Lookup.IN, List.copyOf(values));
    }

    public Condition<R> isNull() {
        return Comparison.of(field, Lookup.ISNULL, true);
    }

    public Condition<R> isNotNull() {
        return Comparison.of(field, Lookup.ISNULL, false);
    }

    public Condition<R> isGreaterThan(V value) {
        return Comparison.of(field, Lookup.GT, value);
    }

    public Condition<R> isAtLeast(V value) {
        return Comparison.of(field, Lookup.GTE, value);
    }

    public Condition<R> isLessThan(V value) {
        return Comparison.of(field, Lookup.LT, value);
    }

    public Condition<R> isAtMost(V value) {
        return Comparison.of(field, Lookup.LTE, value);
    }

    /** Lies between two values, both included. */
    public Condition<R> isBetween(V least, V greatest) {
        return Comparison.of(field, Lookup.RANGE, List.of(least, greatest));
    }

    /** Is a text but for the case of its letters, those beyond ASCII among them. */
    public Condition<R> isIgnoringCase(String text) {
        return Comparison.of(field, Lookup.IEXACT, text);
    }

    /** Holds a text somewhere; case matters. */
    public Condition<R> contains(String text) {
        return Comparison.of(field, Lookup.CONTAINS, text);
    }

    /** Holds a text somewhere, whatever the case of its letters. */
    public Condition<R> containsIgnoringCase(String text) {
        return Comparison.of(field, Lookup.ICONTAINS, text);
    }

    /** Begins with a text; case matters. */
    public Condition<R> startsWith(String text) {
        return Comparison.of(field, Lookup.STARTSWITH, text);
    }

    /** Begins with a text, whatever the case of its letters. */
    public Condition<R> startsWithIgnoringCase(String text) {
        return Comparison.of(field, Lookup.ISTARTSWITH, text);
    }

    /** Ends with a text; case matters. */
    public Condition<R> endsWith(String text) {
        return Comparison.of(field, Lookup.ENDSWITH, text);
    }

    /** Matches a regular expression somewhere; see {@link Lookup#REGEX} for what such an expression may hold. */
    public Condition<R> matches(String regularExpression) {
        return Comparison.of(field, Lookup.REGEX, regularExpression);
    }

    /**
     * Is a record or stands below it in a hierarchy, by an id or a reference: {@code where(CellType::id).isA(cell)}. Links
     * are asked by {@link Condition#lookup}: {@code lookup("cell_types__is_a", cell)}.
     */
    public Condition<R> isA(SqlRecord record) {
        return Comparison.of(field, Lookup.IS_A, record);
    }

    /** Stands below a record in a hierarchy, by an id or a reference. */
    public Condition<R> isDescendantOf(SqlRecord record) {
        return Comparison.of(field, Lookup.DESCENDANTS_OF, record);
    }

    /** Stands above a record in a hierarchy, by an id or a reference. */
    public Condition<R> isAncestorOf(SqlRecord record) {
        return Comparison.of(field, Lookup.ANCESTORS_OF, record);
    }
}
