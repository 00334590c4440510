package org.laminj.core.internal.instance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Links records of one instance. */
public final class LinkWriter {

    private final OpenDatabase open;
    private final @Nullable Run run;

    public LinkWriter(OpenDatabase open, @Nullable Run run) {
        this.open = open;
        this.run = run;
    }

    /** Links a record with others in one transaction; links that exist stay as they are. */
    public int add(
            SqlRecord record,
            Relation.Linked relation,
            @Nullable Ref<Feature> feature,
            Collection<? extends SqlRecord> others) {
        LinkTable link = relation.link();
        List<Field> fields =
                link.fields().stream().filter(field -> !field.isId()).toList();
        RowShape shape = new RowShape(fields);
        Instant now = open.clock().instant();
        List<Row> rows = new ArrayList<>();
        for (SqlRecord other : others) {
            @Nullable Object[] values = new @Nullable Object[fields.size()];
            for (int position = 0; position < values.length; position++) {
                Field field = fields.get(position);
                values[position] = field == relation.near().field()
                        ? open.ownId(record, "link")
                        : field == relation.far().field() ? open.ownId(other, "link") : carried(field, feature, now);
            }
            rows.add(new Row(shape, values));
        }
        return open.database().write(session -> {
            Set<List<@Nullable Object>> there = new HashSet<>();
            session.select(link, link.identity(), relation.near().field(), List.of(open.ownId(record, "link")))
                    .forEach(row -> there.add(values(row, link.identity())));
            // unique keys let links without feature pass, and some tables have none
            List<Row> missing = rows.stream()
                    .filter(row -> there.add(values(row, link.identity())))
                    .toList();
            return session.insert(link, missing);
        });
    }

    private static List<@Nullable Object> values(Row row, List<Field> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field)));
        return values;
    }

    private @Nullable Object carried(Field field, @Nullable Ref<Feature> feature, Instant now) {
        return switch (field.name()) {
            case "created_at" -> now;
            case "created_by" -> open.user().id().value();
            case "run" -> run == null ? null : run.id().value();
            case "feature" -> feature == null ? null : feature.id().value();
            default -> null;
        };
    }
}
