package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.Row;

/**
 * The links of one table that belong to a transfer: those of certain records at one end or the other. Their rows, which
 * may be very many, are not held.
 */
final class SelectedLinks {

    /** For how many records the links are read at once where each is looked at. */
    private static final int AT_ONCE = 500;

    private final LinkTable link;
    private final Map<Field, Set<Long>> records = new LinkedHashMap<>();
    private final List<Row> more = new ArrayList<>();
    private boolean partial;

    SelectedLinks(LinkTable link) {
        this.link = link;
    }

    /** Adds all links of some records. */
    void add(Field near, Collection<Long> sourceIds) {
        records.computeIfAbsent(near, key -> new LinkedHashSet<>()).addAll(sourceIds);
    }

    /** Adds links that the source does not have as rows. */
    void addRows(Collection<Row> rows) {
        more.addAll(rows);
    }

    /** Leaves out the links of which one end does not come along. */
    void onlyBetweenPresent() {
        partial = true;
    }

    boolean isPartial() {
        return partial;
    }

    /** By the column of an end the ids of the records there, all of whose links are meant. */
    Map<Field, Set<Long>> records() {
        return records;
    }

    List<Row> more() {
        return more;
    }

    /** Reads each link once. */
    void forEach(Columns columns, Consumer<Row> consumer) {
        List<Field> read = new ArrayList<>();
        records.forEach((near, ids) -> {
            List<Long> all = List.copyOf(ids);
            for (int first = 0; first < all.size(); first += AT_ONCE) {
                List<Long> some = all.subList(first, Math.min(all.size(), first + AT_ONCE));
                columns.select(link, near, some).stream()
                        .filter(row -> read.stream().noneMatch(field -> isSelected(field, row)))
                        .forEach(consumer);
            }
            read.add(near);
        });
        more.forEach(consumer);
    }

    private boolean isSelected(Field near, Row row) {
        Long id = row.numberOrNull(near);
        return id != null && records.getOrDefault(near, Set.of()).contains(id);
    }
}
