package org.laminj.core.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;

/**
 * A table with meaning: what the annotations of a record class say, as a value. Immutable.
 *
 * @param <R> the record class
 */
public final class Registry<R extends SqlRecord> implements Table {

    /** The name of the schema module that every instance has; its registries are named without prefix. */
    public static final String CORE = "core";

    private final String module;
    private final Class<R> type;
    private final RegistryTable declaration;
    private final List<Field> fields;
    private final List<List<Field>> uniqueKeys;
    private final List<MatchingKey> naturalKeys;
    private final @Nullable UidRule uidRule;
    private final Constructor<R> constructor;
    private final Map<String, Method> accessors;

    /**
     * Describes a record class. Called when a schema graph is built; callers get registries from there.
     *
     * @param fields one for each component of the record, in order
     */
    public Registry(
            String module,
            Class<R> type,
            RegistryTable declaration,
            List<Field> fields,
            List<List<Field>> uniqueKeys,
            List<MatchingKey> naturalKeys,
            @Nullable UidRule uidRule,
            Constructor<R> constructor,
            Map<String, Method> accessors) {
        this.module = module;
        this.type = type;
        this.declaration = declaration;
        this.fields = List.copyOf(fields);
        this.uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        this.naturalKeys = List.copyOf(naturalKeys);
        this.uidRule = uidRule;
        this.constructor = constructor;
        this.accessors = Map.copyOf(accessors);
    }

    @Override
    public String module() {
        return module;
    }

    /** The class name alone, e.g. {@code CellType}. */
    public String simpleName() {
        return type.getSimpleName();
    }

    /** The name as in feature dtypes: {@code ULabel} for core, else {@code bionty.CellType}. */
    public String name() {
        return module.equals(CORE) ? simpleName() : module + "." + simpleName();
    }

    /** The name in lower case, as link columns and node names spell it: {@code celltype}. */
    public String modelName() {
        return simpleName().toLowerCase(Locale.ROOT);
    }

    public Class<R> type() {
        return type;
    }

    @Override
    public String table() {
        return declaration.value();
    }

    @Override
    public boolean hasBigId() {
        return declaration.bigId();
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public List<List<Field>> uniqueKeys() {
        return uniqueKeys;
    }

    /** The keys by which a record is recognised elsewhere when its uid is not there, in order. */
    public List<MatchingKey> naturalKeys() {
        return naturalKeys;
    }

    /** How uids are made; empty for the few registries without uid. */
    public Optional<UidRule> uidRule() {
        return Optional.ofNullable(uidRule);
    }

    /** The column {@code uid}, if there is one. */
    public Optional<Field> uid() {
        return field("uid");
    }

    /** Whether records come in versions. */
    public boolean isVersioned() {
        return uidRule != null && uidRule.isVersioned();
    }

    /** Whether records can be hidden or trashed: there is a field {@code visibility}. */
    public boolean hasVisibility() {
        return field("visibility").isPresent();
    }

    /** The field that names a record to people. */
    public Field nameField() {
        return componentField(declaration.nameField()).orElseThrow();
    }

    /** The field with an id of a public ontology. */
    public Optional<Field> ontologyIdField() {
        return componentField(declaration.ontologyIdField());
    }

    /** The reference to the release of an ontology from which records were taken; empty if they do not say. */
    public Optional<Field> release() {
        return fields.stream().filter(Field::isRelease).findFirst();
    }

    /** The fields that hold text, the uid among them. */
    public List<Field> textFields() {
        return fields.stream()
                .filter(field -> field.type() == FieldType.TEXT && !field.isForeignKey())
                .toList();
    }

    /**
     * A field that holds text, in the spelling of the original.
     *
     * @throws IllegalArgumentException if there is none of that name, naming those that there are
     */
    public Field textField(String name) {
        return textFields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Registry " + name() + " has no field of text '" + name
                        + "'. Choices are: "
                        + String.join(
                                ", ", textFields().stream().map(Field::name).toList()) + "."));
    }

    /** The field of a component in Java spelling. */
    public Optional<Field> componentField(String component) {
        return fields.stream()
                .filter(field -> field.component().orElse("").equals(component))
                .findFirst();
    }

    /** What a record holds in a field: a reference for foreign keys, a record id for {@code id}. */
    public @Nullable Object value(R record, Field field) {
        Method accessor = accessors.get(field.component().orElseThrow());
        if (accessor == null) {
            throw new IllegalArgumentException("Field '" + field.name() + "' is not one of registry " + name() + ".");
        }
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read component '" + field.name() + "' of " + type.getName(), e);
        }
    }

    /**
     * Makes a record.
     *
     * @param values one for each of {@link #fields()}, in that order
     */
    public R newRecord(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot create a record of registry " + name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
