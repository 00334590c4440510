package org.laminj.core.internal.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.UidRule;
import org.laminj.core.registry.UniqueTogether;

/** Reads the annotations of a record class into a {@link Registry}. */
public final class RegistryReader {

    private final String module;
    private final Problems problems;

    RegistryReader(String module, Problems problems) {
        this.module = module;
        this.problems = problems;
    }

    /** The registry of a record, read from its class alone; its module is not known here. */
    public static Registry<? extends SqlRecord> describe(SqlRecord record) {
        Problems problems = new Problems();
        Optional<? extends Registry<? extends SqlRecord>> registry =
                new RegistryReader("", problems).read(record.getClass());
        problems.throwIfAny();
        return registry.orElseThrow();
    }

    /** The registry of a record class; empty if its declaration is unusable, which is then among the problems. */
    <R extends SqlRecord> Optional<Registry<R>> read(Class<R> type) {
        RegistryTable declaration = type.getAnnotation(RegistryTable.class);
        if (declaration == null || !type.isRecord()) {
            problems.add(
                    "Registry class %s of schema module '%s' is no record with @RegistryTable: declare it as one.",
                    type.getName(), module);
            return Optional.empty();
        }
        List<AnnotatedComponent> components = AnnotatedComponent.of(type);
        List<Field> fields = fields(type, components);
        if (fields.size() < components.size()) {
            return Optional.empty();
        }
        if (fields.stream().noneMatch(Field::isId)) {
            problems.add("Registry class %s has no component 'RecordId id': add it.", type.getName());
            return Optional.empty();
        }
        return Optional.of(new Registry<>(
                module,
                type,
                declaration,
                fields,
                uniqueKeys(type, fields),
                naturalKeys(type, fields),
                uidRule(components),
                constructor(type, components),
                accessors(components)));
    }

    private List<Field> fields(Class<?> type, List<AnnotatedComponent> components) {
        List<Field> fields = new ArrayList<>();
        for (AnnotatedComponent component : components) {
            FieldReader.read(type, component)
                    .ifPresentOrElse(
                            fields::add,
                            () -> problems.add(
                                    "Component '%s' of registry class %s has type %s, which no column can hold: use one of String, int,"
                                            + " long, double, boolean, Instant, LocalDate, Duration, JsonNode, Ref.",
                                    component.name(),
                                    type.getName(),
                                    component.component().getGenericType().getTypeName()));
        }
        return fields;
    }

    private static Map<String, Method> accessors(List<AnnotatedComponent> components) {
        Map<String, Method> accessors = new LinkedHashMap<>();
        for (AnnotatedComponent component : components) {
            Method accessor = component.component().getAccessor();
            accessor.setAccessible(true); // registries may be private to their module
            accessors.put(component.name(), accessor);
        }
        return accessors;
    }

    private List<List<Field>> uniqueKeys(Class<?> type, List<Field> fields) {
        List<List<Field>> keys = new ArrayList<>();
        fields.stream().filter(Field::isUnique).map(List::of).forEach(keys::add);
        UniqueTogether together = type.getAnnotation(UniqueTogether.class);
        if (together != null) {
            keys.add(named(type, fields, together.value()));
        }
        return keys;
    }

    private List<MatchingKey> naturalKeys(Class<?> type, List<Field> fields) {
        return Arrays.stream(type.getAnnotationsByType(NaturalKey.class))
                .map(key -> new MatchingKey(named(type, fields, key.value()), named(type, fields, key.agreeing())))
                .toList();
    }

    private List<Field> named(Class<?> type, List<Field> fields, String[] components) {
        List<Field> named = new ArrayList<>();
        for (String component : components) {
            Optional<Field> match = fields.stream()
                    .filter(field -> field.component().orElse("").equals(component))
                    .findFirst();
            if (match.isEmpty()) {
                problems.add(
                        "A key of registry class %s names '%s', which is none of its components: correct it.",
                        type.getName(), component);
            }
            match.ifPresent(named::add);
        }
        return named;
    }

    private static @Nullable UidRule uidRule(List<AnnotatedComponent> components) {
        return components.stream()
                .flatMap(component -> component.annotation(Uid.class).stream())
                .findFirst()
                .map(uid -> new UidRule(uid.value(), uid.stem(), List.of(uid.from())))
                .orElse(null);
    }

    private static <R> Constructor<R> constructor(Class<R> type, List<AnnotatedComponent> components) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    components.stream().map(AnnotatedComponent::type).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Record " + type.getName() + " has no canonical constructor", e);
        }
    }
}
