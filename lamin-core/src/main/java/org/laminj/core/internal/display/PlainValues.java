package org.laminj.core.internal.display;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** The values that are no labels, by the feature or parameter whose values they are; one statement. */
final class PlainValues {

    private static final Field OWNER = Field.builder("owner", FieldType.TEXT).build();
    private static final Field VALUE = Field.builder("value", FieldType.JSON).build();
    private static final Field WRITTEN =
            Field.builder("written", FieldType.TEXT).build();

    private final DescribedRecord record;
    private final Class<? extends SqlRecord> values;
    private final String owner;

    /**
     * @param values the registry of the values
     * @param owner its reference to what they are values of
     */
    PlainValues(DescribedRecord record, Class<? extends SqlRecord> values, String owner) {
        this.record = record;
        this.values = values;
        this.owner = owner;
    }

    /** A value and how people see it. */
    private record Plain(String text, Object value) {

        static Plain of(Row row) {
            Object value = row.get(VALUE);
            return new Plain(PlainValues.text(row), value == null ? NullNode.getInstance() : value);
        }
    }

    List<Section.Entry> entries() {
        SetMultimap<String, Plain> byOwner = LinkedHashMultimap.create();
        for (Relation.Linked relation : relations()) {
            record.session()
                    .select(first(relation), new RowShape(List.of(OWNER, VALUE, WRITTEN)))
                    .forEach(row -> byOwner.put(String.valueOf(row.get(OWNER)), Plain.of(row)));
        }
        List<Section.Entry> entries = new ArrayList<>();
        new TreeMap<>(byOwner.asMap())
                .forEach((name, values) -> entries.add(new Section.Entry(
                        name,
                        "'" + name + "' = "
                                + ShortList.bare(
                                        values.stream().map(Plain::text).toList()),
                        values.stream().map(Plain::value).toList())));
        return entries;
    }

    private List<Relation.Linked> relations() {
        return record.links().stream()
                .filter(relation -> relation.target().equals(values))
                .toList();
    }

    private Statement first(Relation.Linked relation) {
        Registry<?> registry = record.schema().registry(values);
        Field reference = registry.field(owner).orElseThrow();
        Registry<?> owners =
                record.schema().registry(reference.foreignKey().orElseThrow().target());
        String value = "v." + Dialect.quote(registry.nameField().column());
        return Statement.of(
                "SELECT owner, value, written FROM (SELECT o."
                        + Dialect.quote(owners.nameField().column()) + " AS owner, " + value + " AS value, CAST("
                        + value + " AS text) AS written, row_number() OVER (PARTITION BY o.\"id\" ORDER BY l.\"id\")"
                        + " AS place FROM " + Dialect.quote(relation.link().table()) + " l JOIN "
                        + Dialect.quote(registry.table()) + " v ON v.\"id\" = l."
                        + Dialect.quote(relation.far().field().column()) + " JOIN " + Dialect.quote(owners.table())
                        + " o ON o.\"id\" = v." + Dialect.quote(reference.column()) + " WHERE l."
                        + Dialect.quote(relation.near().field().column())
                        + " = ?) AS placed WHERE place <= ? ORDER BY place",
                record.id(),
                record.most(ShortList.READ));
    }

    /** Text without quotes; numbers and lists as they were written, for a double would spell 1e-05 otherwise. */
    private static String text(Row row) {
        if (row.get(VALUE) instanceof JsonNode node) {
            if (node.isTextual()) {
                return node.textValue();
            }
            if (node.isBoolean()) {
                return node.booleanValue() ? "True" : "False";
            }
            if (node.isNull()) {
                return "None";
            }
        }
        return String.valueOf(row.get(WRITTEN));
    }
}
