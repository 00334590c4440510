package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Registry;

/**
 * What a query set selects, as a value.
 *
 * @param filters the conditions, a list for each time that some were added; those of one list speak of the same related record
 * @param search what records are searched for, whose ranks come before all orders; null for nothing
 * @param anyVisibility whether hidden and trashed records are selected too
 * @param orders in order of weight; records that tie are ordered by id
 * @param limit null for all
 */
public record Selection<R extends SqlRecord>(
        Registry<R> registry,
        List<List<Condition<R>>> filters,
        @Nullable Search search,
        boolean anyVisibility,
        List<Order> orders,
        @Nullable Integer limit,
        int offset) {

    public Selection {
        filters = filters.stream().map(List::copyOf).toList();
        orders = List.copyOf(orders);
    }

    /** All visible records of a registry. */
    public static <R extends SqlRecord> Selection<R> of(Registry<R> registry) {
        return new Selection<>(registry, List.of(), null, false, List.of(), null, 0);
    }

    public Selection<R> filter(List<Condition<R>> conditions) {
        List<List<Condition<R>>> more = new ArrayList<>(filters);
        more.add(conditions);
        return new Selection<>(registry, more, search, anyVisibility, orders, limit, offset);
    }

    /**
     * Those records that hold a text, best first.
     *
     * @param fields where to look; all that hold text if empty
     * @throws IllegalArgumentException if the text is blank
     * @throws org.laminj.core.query.QueryException if the registry lacks a field, or it holds no text
     */
    public Selection<R> search(String text, List<String> fields, boolean mindsCase) {
        Search wanted = Search.of(registry, text, fields, mindsCase);
        return new Selection<>(registry, filters, wanted, anyVisibility, orders, limit, offset);
    }

    public Selection<R> withAnyVisibility() {
        return new Selection<>(registry, filters, search, true, orders, limit, offset);
    }

    public Selection<R> orderBy(Order order) {
        List<Order> more = new ArrayList<>(orders);
        more.add(order);
        return new Selection<>(registry, filters, search, anyVisibility, more, limit, offset);
    }

    /** The same records from the first on, by their ids. */
    Selection<R> unordered() {
        return new Selection<>(registry, filters, search, anyVisibility, List.of(), limit, 0);
    }

    public Selection<R> limit(int most) {
        return new Selection<>(registry, filters, search, anyVisibility, orders, most, offset);
    }

    public Selection<R> offset(int skipped) {
        return new Selection<>(registry, filters, search, anyVisibility, orders, limit, skipped);
    }

    /** What the records satisfy, in words for people; empty if nothing is asked of them. */
    public String conditions() {
        List<String> all = new ArrayList<>();
        filters.stream().flatMap(List::stream).map(Condition::toString).forEach(all::add);
        if (search != null) {
            all.add("search=" + search.whole());
        }
        return String.join(", ", all);
    }

    /**
     * One criterion of order.
     *
     * @param field the attribute, a way to one over references or, after a point, the component
     */
    public record Order(String field, boolean descending) {

        /** The criterion in the spelling of the original: descending after a minus. */
        public static Order parse(String expression) {
            boolean descending = expression.startsWith("-");
            return new Order(descending ? expression.substring(1) : expression, descending);
        }
    }
}
