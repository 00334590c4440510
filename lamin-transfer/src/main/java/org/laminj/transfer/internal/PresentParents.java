package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.List;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;

/** Adds the links between records of one hierarchy that come along, one of them at least with this part. */
final class PresentParents {

    private final Scope scope;
    private final Columns columns;
    private final Closure closure;

    PresentParents(Scope scope, Columns columns, Closure closure) {
        this.scope = scope;
        this.columns = columns;
        this.closure = closure;
    }

    void link() {
        for (FoundRecords records : List.copyOf(closure.all())) {
            for (Relation.Linked linked : scope.links(records.registry())) {
                if (linked.near().onTransfer() == Following.PARENTS) {
                    link(records, linked);
                }
            }
        }
    }

    private void link(FoundRecords records, Relation.Linked linked) {
        Registry<?> registry = records.registry();
        Field near = linked.near().field();
        Field far = linked.far().field();
        List<Long> ids = records.all().stream().map(FoundRecord::sourceId).toList();
        List<Row> rows = new ArrayList<>(columns.select(linked.link(), near, ids));
        if (!closure.settled().sourceIds(registry.type()).isEmpty()) {
            rows.addAll(columns.select(linked.link(), far, ids));
        }
        List<Row> present = rows.stream()
                .filter(row -> closure.contains(registry.type(), row.number(near))
                        && closure.contains(registry.type(), row.number(far)))
                .toList();
        if (!present.isEmpty()) {
            closure.addLinks(linked.link(), present);
            columns.countLost(linked.link(), present, closure);
        }
    }
}
