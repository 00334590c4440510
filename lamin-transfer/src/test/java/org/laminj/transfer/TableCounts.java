package org.laminj.transfer;

import java.util.List;
import org.laminj.core.Instance;

/** How many rows each table of an instance has, registries and link tables alike. */
final class TableCounts {

    private TableCounts() {}

    static List<Long> of(Instance instance) {
        return instance.store()
                .read(session -> instance.schema()
                        .tables()
                        .map(table -> (long)
                                session.selectAll(table, List.of(table.id())).size())
                        .toList());
    }

    static long of(Instance instance, String table) {
        return instance.store()
                .read(session -> instance.schema()
                        .tables()
                        .filter(candidate -> candidate.table().equals(table))
                        .mapToLong(candidate -> session.selectAll(candidate, List.of(candidate.id()))
                                .size())
                        .sum());
    }
}
