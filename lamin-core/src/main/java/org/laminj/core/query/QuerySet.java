package org.laminj.core.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordFrame;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.registry.FieldReference;
import org.laminj.core.registry.Registry;

/**
 * Records of one registry of one instance, described and not yet read.
 *
 * <p>Immutable and thread-safe: each step returns a new query set. Result verbs read, each with one statement whatever
 * the number of records. Unless an order is given, records come by id. Of registries with visibility only records
 * whose visibility is 1 are selected, until {@link #anyVisibility()} or a condition on {@code visibility}, {@code id}
 * or {@code uid} says otherwise. Mirrors {@code QuerySet}.
 *
 * @param <R> the record class
 */
public final class QuerySet<R extends SqlRecord> {

    private final RecordSource source;
    private final Selection<R> selection;

    /** All visible records of a registry. Called by {@link org.laminj.core.Instance#query}. */
    public QuerySet(RecordSource source, Registry<R> registry) {
        this(source, Selection.of(registry));
    }

    private QuerySet(RecordSource source, Selection<R> selection) {
        this.source = source;
        this.selection = selection;
    }

    /** The registry whose records these are. */
    public Registry<R> registry() {
        return selection.registry();
    }

    /**
     * Those records that satisfy all conditions.
     *
     * <p>Conditions of one call along the same relation speak of the same related record; in calls one after the
     * other they may be satisfied by different ones.
     *
     * @throws QueryException if a condition names an unknown field or lookup, or its value does not fit
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final QuerySet<R> filter(Condition<R>... conditions) {
        return filter(List.of(conditions));
    }

    /** As {@link #filter(Condition[])}. */
    public QuerySet<R> filter(List<Condition<R>> conditions) {
        Selection<R> narrowed = selection.filter(conditions);
        source.statement(narrowed); // a mistake is reported where it was made, not where the query runs
        return with(narrowed);
    }

    /** Includes hidden and trashed records. */
    public QuerySet<R> anyVisibility() {
        return with(selection.withAnyVisibility());
    }

    /** The same records by a field, least first; after orders that were given before. */
    public QuerySet<R> orderBy(FieldReference<R, ?> field) {
        return with(selection.orderBy(new Selection.Order("." + field.component(), false)));
    }

    /** The same records by a field, greatest first; after orders that were given before. */
    public QuerySet<R> orderByDescending(FieldReference<R, ?> field) {
        return with(selection.orderBy(new Selection.Order("." + field.component(), true)));
    }

    /**
     * The same records by a field in the spelling of the original, greatest first if it begins with a minus.
     *
     * @throws QueryException if there is no such field
     */
    public QuerySet<R> orderBy(String field) {
        boolean descending = field.startsWith("-");
        Selection<R> ordered =
                selection.orderBy(new Selection.Order(descending ? field.substring(1) : field, descending));
        source.statement(ordered);
        return with(ordered);
    }

    /**
     * At most so many of the records.
     *
     * @throws IllegalArgumentException if negative
     */
    public QuerySet<R> limit(int most) {
        return with(selection.limit(notNegative(most, "limit")));
    }

    /**
     * The records after so many.
     *
     * @throws IllegalArgumentException if negative
     */
    public QuerySet<R> offset(int skipped) {
        return with(selection.offset(notNegative(skipped, "offset")));
    }

    private static int notNegative(int number, String name) {
        if (number < 0) {
            throw new IllegalArgumentException("A query takes no negative " + name + ", as " + number + " is.");
        }
        return number;
    }

    private QuerySet<R> with(Selection<R> changed) {
        return new QuerySet<>(source, changed);
    }

    /** All records; empty if there are none. */
    public List<R> list() {
        return source.list(selection);
    }

    /** All records, as {@link #list()}. */
    public Stream<R> stream() {
        return list().stream();
    }

    /** Hands over one record after the other, holding a thousand at most. */
    public void forEach(Consumer<R> consumer) {
        source.forEach(selection, consumer);
    }

    /** The first record, if there is one. */
    public Optional<R> first() {
        return source.list(selection.limit(selection.limit() == null ? 1 : Math.min(1, selection.limit()))).stream()
                .findFirst();
    }

    /**
     * The only record.
     *
     * @throws NoSuchRecordException if there is none
     * @throws NotUniqueException if there are several
     */
    public R one() {
        return findOne()
                .orElseThrow(() -> new NoSuchRecordException("No " + registry().name() + " " + conditions()
                        + ". Loosen the conditions, or include hidden records with anyVisibility()."));
    }

    /**
     * The only record, or none.
     *
     * @throws NotUniqueException if there are several
     */
    public Optional<R> findOne() {
        List<R> some = source.list(selection.limit() == null ? selection.limit(2) : selection);
        if (some.size() > 1) {
            throw new NotUniqueException("More than one " + registry().name() + " " + conditions() + ", among them ids "
                    + some.get(0).id() + " and " + some.get(1).id()
                    + ". Narrow the conditions, or ask for first() or list().");
        }
        return some.stream().findFirst();
    }

    private String conditions() {
        return selection.filters().isEmpty()
                ? "is in the registry"
                : "satisfies "
                        + selection.filters().stream()
                                .flatMap(List::stream)
                                .map(Condition::toString)
                                .collect(Collectors.joining(", "));
    }

    public long count() {
        return source.count(selection);
    }

    public boolean exists() {
        return !source.ids(selection.limit(1)).isEmpty();
    }

    /** The ids of the records, in order; valid in their instance only. */
    public List<Long> ids() {
        return source.ids(selection);
    }

    /**
     * The records as a table with the columns of the original: {@code id}, {@code uid}, the other fields but
     * {@code updated_at}, references as ids, and at the end run, time and user of creation.
     */
    public DataFrame df() {
        return RecordFrame.of(registry(), source.rows(selection));
    }

    /** The SQL that {@link #list()} runs, with a question mark for each value. */
    public String sql() {
        return source.statement(selection).sql();
    }

    @Override
    public String toString() {
        return "QuerySet(" + registry().name() + " that " + conditions() + ")";
    }
}
