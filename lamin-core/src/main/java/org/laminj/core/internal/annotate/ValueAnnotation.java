package org.laminj.core.internal.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.annotate.Definitions.Definition;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/**
 * The values of features or parameters that a record is linked with.
 *
 * <p>A registry of values holds each value of a feature once, and records share it.
 */
final class ValueAnnotation {

    private final Annotated annotated;
    private final Registry<?> values;
    private final Relation.Linked relation;
    private final Field definition;
    private final Field value;

    /**
     * @param valueType the registry of values
     * @param definitionType the registry of what they are values of
     * @param what they are called by people, such as {@code features}
     */
    ValueAnnotation(
            Annotated annotated,
            Class<? extends SqlRecord> valueType,
            Class<? extends SqlRecord> definitionType,
            String what) {
        this.annotated = annotated;
        this.values = annotated.graph().registry(valueType);
        this.relation = annotated.values(valueType, what);
        this.definition = values.foreignKeys().stream()
                .filter(field -> field.foreignKey().orElseThrow().target().equals(definitionType))
                .findFirst()
                .orElseThrow();
        this.value = values.nameField();
    }

    /** Links the record with values, which are saved where the registry lacks them. */
    void add(DatabaseSession session, List<Value> wanted) {
        if (!wanted.isEmpty()) {
            annotated.linkWriter().add(session, annotated.id(), relation, Map.of(), saved(session, wanted));
        }
    }

    /** A value of a feature or parameter. */
    record Value(Definition definition, JsonNode json) {}

    private List<Long> saved(DatabaseSession session, List<Value> wanted) {
        List<List<Object>> tuples = wanted.stream()
                .map(each -> List.<Object>of(each.definition().id(), each.json()))
                .toList();
        List<Row> there = new ArrayList<>(session.selectByKey(
                values, List.of(values.id(), definition, value), List.of(definition, value), tuples));
        Set<Long> ids = new LinkedHashSet<>();
        for (Value each : wanted) {
            ids.add(there.stream()
                    .filter(row -> isSame(row, each))
                    .map(row -> row.number(values.id()))
                    .findFirst()
                    .orElseGet(() -> session.insertOne(values, row(each))));
        }
        return List.copyOf(ids);
    }

    private boolean isSame(Row row, Value each) {
        return row.number(definition) == each.definition().id() && each.json().equals(JsonValues.SCALARS, json(row));
    }

    private JsonNode json(Row row) {
        return row.get(value) instanceof JsonNode node ? node : NullNode.getInstance();
    }

    private Row row(Value each) {
        List<Field> fields =
                values.fields().stream().filter(field -> !field.isId()).toList();
        Object[] row = new Object[fields.size()];
        for (int position = 0; position < row.length; position++) {
            Field field = fields.get(position);
            row[position] = field == definition
                    ? each.definition().id()
                    : field == value ? each.json() : annotated.linkWriter().carried(field, Map.of());
        }
        return new Row(new RowShape(fields), row);
    }

    /** The values by the id of what they are values of, in order of the links. */
    SetMultimap<Long, Object> read(DatabaseSession session) {
        SetMultimap<Long, Object> found = LinkedHashMultimap.create();
        for (Row row : rows(session)) {
            Object plain = new JsonValues().plain(json(row));
            if (plain != null) {
                found.put(row.number(definition), plain);
            }
        }
        return found;
    }

    private List<Row> rows(DatabaseSession session) {
        Field far = relation.far().field();
        List<Long> linked =
                session.select(relation.link(), List.of(far), relation.near().field(), List.of(annotated.id())).stream()
                        .map(row -> row.number(far))
                        .toList();
        return session.select(values, List.of(values.id(), definition, value), values.id(), linked);
    }

    /** Takes all values of some features or parameters off the record. */
    int remove(DatabaseSession session, Collection<Long> definitions) {
        List<Long> removed = rows(session).stream()
                .filter(row -> definitions.contains(row.number(definition)))
                .map(row -> row.number(values.id()))
                .toList();
        return annotated.linkWriter().remove(session, annotated.id(), relation, Map.of(), removed);
    }
}
