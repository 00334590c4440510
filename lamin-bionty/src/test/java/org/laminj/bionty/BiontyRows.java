package org.laminj.bionty;

import java.util.ArrayList;
import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.registry.Table;

/** What an instance holds of ontologies. */
final class BiontyRows {

    private BiontyRows() {}

    /** All rows of the registries and link tables of bionty. */
    static List<String> of(Instance instance) {
        List<Table> tables = instance.schema()
                .tables()
                .filter(table -> table.module().equals("bionty"))
                .toList();
        return instance.store().read(session -> {
            List<String> rows = new ArrayList<>();
            tables.forEach(
                    table -> session.selectAll(table, table.fields()).forEach(row -> rows.add(table + " " + row)));
            return rows;
        });
    }
}
