package org.laminj.core.query;

import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.FieldReference;

/**
 * What records must satisfy to be in a query set. Immutable; checked against the registry when it is added to one.
 *
 * <p>Conditions along the same relation speak of the same related record if they stand in one call of
 * {@link QuerySet#filter} or in one {@link #allOf}; each alternative of {@link #anyOf}, and what is negated by
 * {@link #not}, speaks of related records of its own.
 *
 * @param <R> the record class
 */
@SuppressWarnings("UnusedTypeParameter") // keeps conditions on one registry away from queries on another
public sealed interface Condition<R extends SqlRecord>
        permits Comparison, Condition.Any, Condition.All, Condition.Negation {

    /** Starts a condition on a field: {@code where(Artifact::description).contains("lung")}. */
    static <R extends SqlRecord, V> Where<R, V> where(FieldReference<R, V> field) {
        return new Where<>(field);
    }

    /**
     * A condition in the spelling of the original: {@code lookup("ulabels__name__startswith", "TSP")}.
     *
     * @param expression a field or a way to one over references and link tables in either direction, then
     *     perhaps a lookup; {@code exact} where none is named
     * @param value a value of the type of the field or its text form; a record, a {@code Ref} or an id for
     *     references; a collection or comma-separated text for {@code in} and {@code range}; for lookups of hierarchies
     *     what {@link Lookup#IS_A} takes
     */
    static <R extends SqlRecord> Condition<R> lookup(String expression, Object value) {
        return Comparison.lookup(expression, value);
    }

    /** Satisfied by records that satisfy at least one of the conditions; by none if there are no conditions. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <R extends SqlRecord> Condition<R> anyOf(Condition<R>... conditions) {
        return anyOf(List.of(conditions));
    }

    /** As {@link #anyOf(Condition[])}. */
    static <R extends SqlRecord> Condition<R> anyOf(List<Condition<R>> conditions) {
        return new Any<>(conditions);
    }

    /** Satisfied by records that satisfy each of the conditions; by all if there are no conditions. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <R extends SqlRecord> Condition<R> allOf(Condition<R>... conditions) {
        return allOf(List.of(conditions));
    }

    /** As {@link #allOf(Condition[])}. */
    static <R extends SqlRecord> Condition<R> allOf(List<Condition<R>> conditions) {
        return new All<>(conditions);
    }

    /**
     * Satisfied by exactly those records that do not satisfy the condition.
     *
     * <p>Records without a value do, whatever the condition asks of it. Along a relation to several records
     * {@code not} means that none of them satisfies the condition.
     */
    static <R extends SqlRecord> Condition<R> not(Condition<R> condition) {
        return new Negation<>(condition);
    }

    /**
     * Alternatives.
     *
     * @param conditions of which one must hold
     */
    record Any<R extends SqlRecord>(List<Condition<R>> conditions) implements Condition<R> {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String toString() {
            return joined(conditions, " or ");
        }
    }

    /**
     * Conditions together.
     *
     * @param conditions all of which must hold
     */
    record All<R extends SqlRecord>(List<Condition<R>> conditions) implements Condition<R> {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String toString() {
            return joined(conditions, " and ");
        }
    }

    /**
     * The contrary of a condition.
     *
     * @param condition what must not hold
     */
    record Negation<R extends SqlRecord>(Condition<R> condition) implements Condition<R> {
        @Override
        public String toString() {
            return "not " + condition;
        }
    }

    private static String joined(List<? extends Condition<?>> conditions, String word) {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(word, "(", ")"));
    }
}
