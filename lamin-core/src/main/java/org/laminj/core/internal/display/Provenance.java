package org.laminj.core.internal.display;

import java.util.ArrayList;
import java.util.List;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** The records that a record refers to, by name; one statement. */
final class Provenance {

    private final DescribedRecord record;
    private final List<Reference> references = new ArrayList<>();

    Provenance(DescribedRecord record) {
        this.record = record;
        for (Field field : record.registry().foreignKeys()) {
            if (!field.isPrivate()) {
                references.add(reference(field));
            }
        }
    }

    private Reference reference(Field field) {
        Registry<?> target =
                record.schema().registry(field.foreignKey().orElseThrow().target());
        // two references may lead to one registry, so the name gets a field of its own
        Field name = Field.builder(field.name(), target.nameField().type()).build();
        return new Reference(field, target, name, "t" + references.size());
    }

    /**
     * The references that are set.
     *
     * @throws NoSuchRecordException if the record is not in the database any more
     */
    Section section() {
        Row row = row();
        List<Section.Entry> entries = new ArrayList<>();
        RelatedNames names = record.relatedNames();
        for (Reference reference : references) {
            Object name = row.get(reference.name());
            if (row.get(reference.field()) != null) {
                String accessor = reference.field().name();
                String line = names.isShown(name) ? "." + accessor + " = " + names.text(name) : "";
                entries.add(new Section.Entry(accessor, line, name));
            }
        }
        return new Section("Provenance", entries);
    }

    private Row row() {
        Registry<?> registry = record.registry();
        List<Field> fields = new ArrayList<>(List.of(registry.id()));
        StringBuilder columns = new StringBuilder("r.\"id\"");
        StringBuilder joins = new StringBuilder(" FROM " + Dialect.quote(registry.table()) + " r");
        for (Reference reference : references) {
            fields.add(reference.field());
            fields.add(reference.name());
            columns.append(", ").append(reference.columns());
            joins.append(reference.join());
        }
        Statement statement = Statement.of("SELECT " + columns + joins + " WHERE r.\"id\" = ?", record.id());
        return record.session().select(statement, new RowShape(fields)).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchRecordException("Cannot describe " + registry.name() + " with id "
                        + record.id() + ": it is not in the database any more. Query it again."));
    }

    private record Reference(Field field, Registry<?> target, Field name, String alias) {

        private String ownColumn() {
            return "r." + Dialect.quote(field.column());
        }

        String columns() {
            return ownColumn() + ", " + alias + "."
                    + Dialect.quote(target.nameField().column());
        }

        String join() {
            return " LEFT JOIN " + Dialect.quote(target.table()) + " " + alias + " ON " + alias + ".\"id\" = "
                    + ownColumn();
        }
    }
}
