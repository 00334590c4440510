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
 * @param anyVisibility whether hidden and trashed records are selected too
 * @param orders in order of weight; records that tie are ordered by id
 * @param limit null for all
 */
public record Selection<R extends SqlRecord>(
        Registry<R> registry,
        List<List<Condition<R>>> filters,
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
        return new Selection<>(registry, List.of(), false, List.of(), null, 0);
    }

    public Selection<R> filter(List<Condition<R>> conditions) {
        List<List<Condition<R>>> more = new ArrayList<>(filters);
        more.add(conditions);
        return new Selection<>(registry, more, anyVisibility, orders, limit, offset);
    }

    public Selection<R> withAnyVisibility() {
        return new Selection<>(registry, filters, true, orders, limit, offset);
    }

    public Selection<R> orderBy(Order order) {
        List<Order> more = new ArrayList<>(orders);
        more.add(order);
        return new Selection<>(registry, filters, anyVisibility, more, limit, offset);
    }

    public Selection<R> limit(int most) {
        return new Selection<>(registry, filters, anyVisibility, orders, most, offset);
    }

    public Selection<R> offset(int skipped) {
        return new Selection<>(registry, filters, anyVisibility, orders, limit, skipped);
    }

    /**
     * One criterion of order.
     *
     * @param field the attribute or, after a point, the component
     */
    public record Order(String field, boolean descending) {}
}
