package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** The links that hold the earlier values of a reference, such as the runs that saved a data set before. */
final class History {

    private final LinkTable link;
    private final Field near;
    private final Field far;

    History(Relation.Linked linked) {
        this.link = linked.link();
        this.near = linked.near().field();
        this.far = linked.far().field();
    }

    /** Those values that each record has now, which it will not have in the target, and that are not among the earlier. */
    List<Row> current(List<Row> earlier, List<FoundRecord> records) {
        Field current = link.history();
        if (current == null) {
            return List.of();
        }
        Set<List<Long>> known = new HashSet<>();
        earlier.forEach(row -> known.add(List.of(row.number(near), row.number(far))));
        List<Row> rows = new ArrayList<>();
        RowShape shape = new RowShape(List.of(link.id(), near, far));
        for (FoundRecord record : records) {
            Long value = record.row().numberOrNull(current);
            if (value != null && !known.contains(List.of(record.sourceId(), value))) {
                // no link of the source has a negative id
                rows.add(new Row(shape, new @Nullable Object[] {-record.sourceId(), record.sourceId(), value}));
            }
        }
        return rows;
    }
}
