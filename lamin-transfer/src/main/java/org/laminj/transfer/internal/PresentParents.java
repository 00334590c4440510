package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.List;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
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
            scope.hierarchies(records.registry()).forEach(linked -> link(records, linked));
        }
    }

    private void link(FoundRecords records, Relation.Linked linked) {
        Registry<?> registry = records.registry();
        Field near = linked.near().field();
        Field far = linked.far().field();
        List<Long> ids = records.all().stream().map(FoundRecord::sourceId).toList();
        boolean present = isPresent(registry, linked.link(), far, near, ids);
        if (closure.settled().hasAny(registry.type())) {
            present |= isPresent(registry, linked.link(), near, far, ids);
        }
        if (present) {
            SelectedLinks links = closure.linksOf(linked.link());
            links.onlyBetweenPresent();
            links.add(near, ids);
            links.add(far, ids);
            columns.countLost(linked.link(), () -> rows(links, registry, near, far), closure);
        }
    }

    /** Whether a record at the other end of a link is there too. */
    private boolean isPresent(Registry<?> registry, LinkTable link, Field other, Field end, List<Long> ids) {
        boolean present = false;
        for (Row row : columns.selectFirst(link, List.of(other), end, ids)) {
            long id = row.number(other);
            if (closure.contains(registry.type(), id)) {
                present = true;
                if (closure.settled().contains(registry.type(), id)) {
                    closure.refer(registry.type(), id);
                }
            }
        }
        return present;
    }

    private List<Row> rows(SelectedLinks links, Registry<?> registry, Field near, Field far) {
        List<Row> rows = new ArrayList<>();
        links.forEach(columns, row -> {
            if (closure.contains(registry.type(), row.number(near))
                    && closure.contains(registry.type(), row.number(far))) {
                rows.add(row);
            }
        });
        return rows;
    }
}
