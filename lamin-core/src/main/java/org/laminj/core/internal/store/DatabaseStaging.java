package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.List;
import org.laminj.core.store.RowCopy;
import org.laminj.core.store.StagedRows;
import org.laminj.core.store.Staging;

/** Staged rows in temporary tables of a session. */
final class DatabaseStaging implements Staging {

    private final DatabaseSession target;
    private final Filling filling;
    private final StreamedFilling more;
    private final List<String> tables = new ArrayList<>();

    DatabaseStaging(DatabaseSession target, DatabaseSession source) {
        this.target = target;
        this.more = new StreamedFilling(target, source);
        this.filling = target.canAttach(source) ? new AttachedFilling(target, source, this::newTable) : more;
    }

    @Override
    public StagedRows stage(RowCopy copy) {
        StagedTable staged = new StagedTable(target, newTable("laminj_staged"), copy);
        staged.create();
        filling.fill(staged, copy);
        if (!copy.more().isEmpty()) {
            more.add(staged, copy, copy.more());
        }
        staged.settle();
        return staged;
    }

    /** A name that no other temporary table of this staging has. */
    private String newTable(String name) {
        String table = name + "_" + tables.size();
        tables.add(table);
        return table;
    }

    @Override
    public void close() {
        tables.forEach(table -> target.execute(Statement.of("DROP TABLE IF EXISTS " + Dialect.quote(table))));
        tables.clear();
    }
}
