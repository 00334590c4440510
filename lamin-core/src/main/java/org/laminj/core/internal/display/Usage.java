package org.laminj.core.internal.display;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
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
        List<Section.Entry> entries = new ArrayList<>();
        for (Relation.Linked relation : record.publicLinks(Run.class)) {
            List<Instant> times = times(relation);
            if (!times.isEmpty()) {
                String line = "." + relation.accessor() + " = "
                        + times.stream().map(RecordText::time).collect(Collectors.joining(", "));
                entries.add(new Section.Entry(relation.accessor(), line, times));
            }
        }
        return new Section("Usage", entries);
    }

    private List<Instant> times(Relation.Linked relation) {
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
                .map(row -> (Instant) requireNonNull(row.get(time)))
                .toList();
    }
}
