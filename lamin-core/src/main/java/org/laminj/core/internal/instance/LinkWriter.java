package org.laminj.core.internal.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Links records of one instance, and unlinks them. */
public final class LinkWriter {

    private final OpenDatabase open;
    private final @Nullable Run run;

    /**
     * @param run the active one
     */
    public LinkWriter(OpenDatabase open, @Nullable Run run) {
        this.open = open;
        this.run = run;
    }

    /** As {@link #add(DatabaseSession, long, Relation.Linked, Map, Collection)}, in a transaction of its own. */
    public int add(
            SqlRecord record,
            Relation.Linked relation,
            Map<String, ?> carried,
            Collection<? extends SqlRecord> others) {
        long near = open.ownId(record, "link");
        List<Long> far = ownIds(others);
        return open.database()
                .writeSession(
                        session -> add(session, near, relation, carried, far).size());
    }

    /**
     * Links a record with others, in this order; links that exist stay as they are.
     *
     * @param carried what a link says besides, by name: {@code feature}, {@code slot}
     * @return the ids of those to which links are new
     */
    public List<Long> add(
            DatabaseSession session,
            long near,
            Relation.Linked relation,
            Map<String, ?> carried,
            Collection<Long> far) {
        LinkTable link = relation.link();
        Set<List<@Nullable Object>> there = new HashSet<>();
        session.select(link, link.identity(), relation.near().field(), List.of(near))
                .forEach(row -> there.add(values(row, link.identity())));
        // unique keys let links without feature pass, and some tables have none
        List<Row> missing = rows(near, relation, carried, far).stream()
                .filter(row -> there.add(values(row, link.identity())))
                .toList();
        session.insert(link, missing);
        return missing.stream().map(row -> row.number(relation.far().field())).toList();
    }

    private List<Row> rows(long near, Relation.Linked relation, Map<String, ?> carried, Collection<Long> far) {
        List<Field> fields =
                relation.link().fields().stream().filter(field -> !field.isId()).toList();
        RowShape shape = new RowShape(fields);
        List<Row> rows = new ArrayList<>();
        for (Long other : far) {
            @Nullable Object[] values = new @Nullable Object[fields.size()];
            for (int position = 0; position < values.length; position++) {
                Field field = fields.get(position);
                values[position] = field == relation.near().field()
                        ? (Object) near
                        : field == relation.far().field() ? other : carried(field, carried);
            }
            rows.add(new Row(shape, values));
        }
        return rows;
    }

    /** What every row of an instance says of who made it, and what else it carries. */
    public @Nullable Object carried(Field field, Map<String, ?> carried) {
        return switch (field.name()) {
            case "created_at" -> open.now();
            case "created_by" -> open.user().id().value();
            case "run" -> run == null ? null : run.id().value();
            default -> carried.get(field.name());
        };
    }

    /** As {@link #remove(DatabaseSession, long, Relation.Linked, Map, Collection)}, in a transaction of its own. */
    public int remove(
            SqlRecord record,
            Relation.Linked relation,
            Map<String, ?> carried,
            Collection<? extends SqlRecord> others) {
        long near = open.ownId(record, "unlink");
        List<Long> far = ownIds(others);
        return open.database().writeSession(session -> remove(session, near, relation, carried, far));
    }

    /**
     * Takes others off a record.
     *
     * @param carried only links that say this
     * @return how many links were removed
     */
    public int remove(
            DatabaseSession session,
            long near,
            Relation.Linked relation,
            Map<String, ?> carried,
            Collection<Long> far) {
        LinkTable link = relation.link();
        Set<Long> removed = new HashSet<>(far);
        List<Long> links = session.select(link, link.fields(), relation.near().field(), List.of(near)).stream()
                .filter(row -> removed.contains(row.number(relation.far().field())))
                .filter(row -> carried.entrySet().stream()
                        .allMatch(part -> part.getValue()
                                .equals(row.get(link.field(part.getKey()).orElseThrow()))))
                .map(row -> row.number(link.id()))
                .toList();
        return session.delete(link, links);
    }

    private List<Long> ownIds(Collection<? extends SqlRecord> records) {
        return records.stream().map(record -> open.ownId(record, "link")).toList();
    }

    private static List<@Nullable Object> values(Row row, List<Field> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field)));
        return values;
    }
}
