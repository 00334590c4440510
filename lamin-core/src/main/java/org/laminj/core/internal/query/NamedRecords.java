package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * Records of a registry that a condition names, as a record, a reference or an id, or by a text: one that is the name, the
 * id in a public ontology or the uid of some of them.
 *
 * @param ids of those that are named by themselves
 * @param texts that name the others
 */
record NamedRecords(Registry<?> registry, List<Object> ids, List<String> texts) {

    /** Those that a value names: one of them, or a collection. */
    static NamedRecords of(Registry<?> registry, Object value, ValueReader values) {
        List<Object> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof Collection<?> several ? several : List.of(value)) {
            if (each instanceof String text) {
                texts.add(values.text(registry.nameField(), text));
            } else {
                requireOf(registry, each);
                ids.add(values.read(registry.id(), each));
            }
        }
        return new NamedRecords(registry, ids, texts);
    }

    private static void requireOf(Registry<?> registry, Object value) {
        Class<?> type =
                value instanceof Ref<?> ref ? ref.type() : value instanceof SqlRecord record ? record.getClass() : null;
        if (type != null && !type.equals(registry.type())) {
            throw new QueryException("Cannot look for " + value + " in the hierarchy of " + registry.name()
                    + ": it is a record of another registry.");
        }
    }

    /** The fields by which texts name records. */
    List<Field> fields() {
        return Stream.of(Stream.of(registry.nameField()), registry.ontologyIdField().stream(), registry.uid().stream())
                .flatMap(fields -> fields)
                .distinct()
                .toList();
    }

    /** A condition that a record is one of them. */
    Statement condition(Dialect dialect) {
        List<Statement> alternatives = new ArrayList<>();
        if (!ids.isEmpty() || texts.isEmpty()) {
            alternatives.add(isOneOf(dialect, registry.id(), ids));
        }
        if (!texts.isEmpty()) {
            alternatives.add(isNamed(dialect));
        }
        return Statement.joined(" OR ", alternatives);
    }

    /** A condition that one of the texts names a record. */
    Statement isNamed(Dialect dialect) {
        return Statement.joined(
                " OR ",
                fields().stream().map(field -> isOneOf(dialect, field, texts)).toList());
    }

    private static Statement isOneOf(Dialect dialect, Field field, List<?> values) {
        return dialect.isOneOf(Dialect.quote(field.column()), field.type(), values);
    }
}
