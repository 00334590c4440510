package org.laminj.core.internal.annotate;

import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.annotate.Dtype;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.vocabulary.ValueList;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;

/** The features or parameters of an instance: what has a name and says what values it takes. */
final class Definitions {

    private final DatabaseSession session;
    private final Registry<?> registry;
    private final Field name;
    private final Field dtype;

    Definitions(DatabaseSession session, Registry<?> registry) {
        this.session = session;
        this.registry = registry;
        this.name = registry.nameField();
        this.dtype = registry.field("dtype").orElseThrow();
    }

    /** One of them. */
    record Definition(long id, String name, Dtype dtype) {}

    /** A value that somebody gave for one of them. */
    record Given(Definition definition, Object value) {}

    /**
     * Those for which values are given, with these; one statement.
     *
     * @throws ValidationException if one is not registered, saying how to do so, or has no value
     */
    List<Given> given(Map<String, ?> values) {
        return named(values.keySet()).values().stream()
                .map(definition -> given(definition, values.get(definition.name())))
                .toList();
    }

    private static Given given(Definition definition, @Nullable Object value) {
        if (value == null) {
            throw new ValidationException("Nothing is given for '" + definition.name()
                    + "': leave it out, or take its values off with removeValues(). Nothing was written.");
        }
        return new Given(definition, value);
    }

    /**
     * Those with some names; one statement.
     *
     * @throws ValidationException if one is not registered, saying how to do so
     */
    Map<String, Definition> named(Set<String> names) {
        Map<String, Definition> found = byName(session.select(registry, fields(), name, names));
        Set<String> unknown = Sets.difference(names, found.keySet());
        if (!unknown.isEmpty()) {
            throw unknown(unknown);
        }
        return found;
    }

    /** Those with some ids, by id; one statement. */
    Map<Long, Definition> withIds(Collection<Long> ids) {
        Map<Long, Definition> found = new LinkedHashMap<>();
        byName(session.select(registry, fields(), registry.id(), ids))
                .values()
                .forEach(each -> found.put(each.id(), each));
        return found;
    }

    /** The one with an id, which exists. */
    Definition withId(long id) {
        Definition found = withIds(List.of(id)).get(id);
        if (found == null) {
            throw new NoSuchRecordException(
                    "Registry " + registry.name() + " has no record with id " + id + " any more. Query it again.");
        }
        return found;
    }

    /** Says that the categories of a feature come from other registries than before. */
    void setDtype(Definition definition, Dtype changed) {
        session.updateAll(registry, dtype, Map.of(definition.id(), changed.toString()));
    }

    private List<Field> fields() {
        return List.of(registry.id(), name, dtype);
    }

    private Map<String, Definition> byName(List<Row> rows) {
        Map<String, Definition> byName = new LinkedHashMap<>();
        for (Row row : rows) {
            String text = String.valueOf(row.get(name));
            byName.putIfAbsent(
                    text, new Definition(row.number(registry.id()), text, Dtype.parse(String.valueOf(row.get(dtype)))));
        }
        return byName;
    }

    private ValidationException unknown(Set<String> unknown) {
        List<String> known = session.selectAll(registry, List.of(name)).stream()
                .map(row -> String.valueOf(row.get(name)))
                .toList();
        List<String> nearest = unknown.stream()
                .flatMap(each -> Nearest.to(each, known).stream())
                .distinct()
                .toList();
        String example = unknown.iterator().next();
        String type = registry.simpleName();
        return new ValidationException("These keys could not be validated: "
                + "[" + ValueList.of(unknown) + "]."
                + (nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?")
                + " Nothing was written. Here is how to create a " + registry.modelName() + ": lamin.save(Draft.of("
                + type + ".class).with(" + type + "::name, \"" + example + "\").with(" + type
                + "::dtype, \"...\")).");
    }
}
