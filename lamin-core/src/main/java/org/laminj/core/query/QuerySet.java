package org.laminj.core.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.query.SingleRecord;
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
     * <p>Where a condition names a record of a hierarchy by a text, as {@link Lookup#IS_A} takes it, one statement looks
     * whether there is such a record; all other conditions take none.
     *
     * @throws QueryException if a condition names an unknown field or lookup, or its value does not fit
     * @throws NoSuchRecordException if a condition names a record of a hierarchy that is not there
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
        source.requireNamed(registry(), conditions);
        return with(narrowed);
    }

    /** Includes hidden and trashed records. */
    public QuerySet<R> anyVisibility() {
        return with(selection.withAnyVisibility());
    }

    /**
     * Of versions the latest only.
     *
     * @throws QueryException if records of the registry have no versions
     */
    public QuerySet<R> latestVersion() {
        return versioned().filter(Condition.<R>lookup("is_latest", true));
    }

    /**
     * All versions of a record, oldest first: those that share the stem of its uid, whatever their visibility. The record
     * may be one of another instance.
     *
     * @throws QueryException if records of the registry have no versions
     */
    public QuerySet<R> versionsOf(R record) {
        Registry<R> registry = versioned().registry();
        String uid = String.valueOf(registry.value(record, registry.uid().orElseThrow()));
        String stem = registry.uidRule().orElseThrow().stemOf(uid);
        return filter(Condition.<R>lookup("uid__startswith", stem)).orderBy("uid");
    }

    private QuerySet<R> versioned() {
        if (!registry().isVersioned()) {
            throw new QueryException("Records of " + registry().name() + " have no versions.");
        }
        return this;
    }

    /**
     * The 20 records that best fit a text, best first, as {@link #search(String, SearchOptions)}.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public QuerySet<R> search(String text) {
        return search(text, SearchOptions.defaults());
    }

    /**
     * Those of the records that hold a text or a word of it, best first.
     *
     * <p>Words have four characters or more; a text without such words is looked for as a whole. First come records in
     * which one field is the text, then those in which one begins with it, holds it as words of its own, or holds it
     * anywhere; then those that hold some of its words, more before fewer. Records that tie come in the order that is
     * asked for, by id at last. What is filtered afterwards is searched all the same, and a later limit takes the place
     * of that of the options.
     *
     * @throws IllegalArgumentException if the text is blank
     * @throws QueryException if the registry lacks a field, or it holds no text
     */
    public QuerySet<R> search(String text, SearchOptions options) {
        Selection<R> searched = selection.search(text, options.fields(), options.mindsCase());
        return with(searched.limit() == null ? searched.limit(options.limit()) : searched);
    }

    /** The same records by a field, least first; after orders that were given before. Absent values come last. */
    public QuerySet<R> orderBy(FieldReference<R, ?> field) {
        return ordered(new Selection.Order("." + field.component(), false));
    }

    /** The same records by a field, greatest first; after orders that were given before. Absent values come last. */
    public QuerySet<R> orderByDescending(FieldReference<R, ?> field) {
        return ordered(new Selection.Order("." + field.component(), true));
    }

    /**
     * The same records by a field in the spelling of the original, greatest first if it begins with a minus. The way to
     * it may lead along references: {@code -created_by__handle}. Text is ordered by code points; absent values come
     * last, whichever way.
     *
     * @throws QueryException if there is no such field, or several records lie at the end of the way
     */
    public QuerySet<R> orderBy(String field) {
        return ordered(Selection.Order.parse(field));
    }

    private QuerySet<R> ordered(Selection.Order order) {
        Selection<R> ordered = selection.orderBy(order);
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
        return single().one();
    }

    /**
     * The only record, or none.
     *
     * @throws NotUniqueException if there are several
     */
    public Optional<R> findOne() {
        return single().findOne();
    }

    /**
     * The record with an id, which means nothing in other instances. Hidden records are found.
     *
     * @throws NoSuchRecordException if none of these records has it
     */
    public R get(long id) {
        return filter(Condition.<R>lookup("id", id)).one();
    }

    /**
     * The record with a uid, or the only one whose uid begins so. Hidden records are found. Case matters.
     *
     * <p>A uid that somebody has wins over those that begin with it. Where records have versions, no more than the stem
     * that they share stands for the latest of them.
     *
     * @throws NoSuchRecordException if there is none among these records, naming uids that look alike
     * @throws NotUniqueException if there are several
     * @throws QueryException if records of the registry have no uids
     * @throws IllegalArgumentException if the text is blank
     */
    public R get(String uid) {
        return single().byUid(uid);
    }

    /**
     * The only one of these records that satisfies all conditions; unlike in the original, what was filtered before holds.
     *
     * @throws NoSuchRecordException if there is none, naming values that look alike where one text is asked for
     * @throws NotUniqueException if there are several
     * @throws QueryException if a condition names an unknown field or lookup, or its value does not fit
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final R get(Condition<R>... conditions) {
        return filter(conditions).one();
    }

    private SingleRecord<R> single() {
        return new SingleRecord<>(source, selection);
    }

    /** The records by keys made of the field that names them to people, all of which are read. */
    public NameLookup<R> lookup() {
        return NameLookup.of(registry(), registry().nameField(), list());
    }

    /** The records by keys made of a field, all of which are read. */
    public NameLookup<R> lookup(FieldReference<R, String> field) {
        return NameLookup.of(
                registry(), registry().componentField(field.component()).orElseThrow(), list());
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
     * The records as a table, without those that lack a value in a column to include, as
     * {@link #df(Join, String...)}.
     *
     * @throws QueryException if an expression leads to no field, or to one that the table has anyway
     */
    public DataFrame df(String... include) {
        return df(Join.INNER, include);
    }

    /**
     * The records as a table with the columns of the original: {@code id}, what is included, {@code uid}, the other fields
     * but {@code updated_at}, references as ids, and at the end run, time and user of creation. All records are there,
     * in their order, where the original shows the hundred that were updated last; {@link #limit} and {@link #orderBy}
     * give those.
     *
     * <p>One statement for the records and one for each included column. A column for which no record has a value is left
     * out with a warning.
     *
     * @param include ways to fields, in the spelling of the original, each of which gives a column of that name: with one
     *     value where references lead there ({@code created_by__handle}), with a list of distinct values where links
     *     do ({@code ulabels__name}), in order of the related records' ids; without a field these ids
     *     ({@code ulabels}). Hidden records are included
     * @throws QueryException if an expression leads to no field, or to one that the table has anyway
     */
    public DataFrame df(Join join, String... include) {
        return source.frame(selection, join, List.of(include));
    }

    /**
     * Hands over the records as tables with the columns of {@link #df}, a thousand records in each and the rest, perhaps
     * none, in the last. Holds no more than one of them; one statement, which is open until all is handed over.
     */
    public void forEachFrame(Consumer<DataFrame> consumer) {
        source.forEachFrame(selection, consumer);
    }

    /** The SQL that {@link #list()} runs, with a question mark for each value. */
    public String sql() {
        return source.statement(selection).sql();
    }

    /**
     * The SQL that {@link #list()} runs with the values in their places, for people to read and to try in a console of the
     * database. The library itself never runs it. A search and {@code regex} need a function {@code REGEXP} on SQLite, as
     * its shell has.
     */
    public String sqlWithValues() {
        return source.statement(selection).withValues();
    }

    @Override
    public String toString() {
        return "QuerySet(" + registry().name()
                + (selection.conditions().isEmpty() ? "" : " that satisfy " + selection.conditions()) + ")";
    }
}
