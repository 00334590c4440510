package org.laminj.core.internal.display;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.display.RecordText;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.RowShape;

/** The runs that used a record, by the times at which they started. */
final class Usage {

    private final DescribedRecord record;

    Usage(DescribedRecord record) {
        this.record = record;
    }

    Section section() {
        List<String> lines = new ArrayList<>();
        for (Relation.Linked relation : record.publicLinks(Run.class)) {
            String times = times(relation);
            if (!times.isEmpty()) {
                lines.add("." + relation.accessor() + " = " + times);
            }
        }
        return new Section("Usage", lines);
    }

    private String times(Relation.Linked relation) {
        Registry<?> runs = record.schema().registry(relation.target());
        Field time = runs.nameField();
        Statement statement = Statement.of(
                "SELECT f." + Dialect.quote(time.column()) + " FROM "
                        + Dialect.quote(relation.link().table()) + " l JOIN " + Dialect.quote(runs.table())
                        + " f ON f.\"id\" = l."
                        + Dialect.quote(relation.far().field().column()) + " WHERE l."
                        + Dialect.quote(relation.near().field().column()) + " = ? ORDER BY l.\"id\"",
                record.id());
        return record.session().select(statement, new RowShape(List.of(time))).stream()
                .map(row -> RecordText.value(row.get(time)))
                .collect(Collectors.joining(", "));
    }
}
