package org.laminj.core.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Attribute;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.ForeignKey;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.MemberHash;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Small;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.UidRule;
import org.laminj.core.registry.Unique;
import org.laminj.core.registry.UniqueTogether;

/** Reads the annotations of a record class into a {@link Registry}. */
public final class RegistryReader {

    private static final Map<Class<?>, FieldType> TYPES = Map.ofEntries(
            Map.entry(String.class, FieldType.TEXT),
            Map.entry(int.class, FieldType.INTEGER),
            Map.entry(Integer.class, FieldType.INTEGER),
            Map.entry(long.class, FieldType.BIG_INTEGER),
            Map.entry(Long.class, FieldType.BIG_INTEGER),
            Map.entry(double.class, FieldType.REAL),
            Map.entry(Double.class, FieldType.REAL),
            Map.entry(boolean.class, FieldType.BOOLEAN),
            Map.entry(Boolean.class, FieldType.BOOLEAN),
            Map.entry(Instant.class, FieldType.TIMESTAMP),
            Map.entry(LocalDate.class, FieldType.DATE),
            Map.entry(Duration.class, FieldType.DURATION),
            Map.entry(JsonNode.class, FieldType.JSON));

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
        RecordComponent[] components = type.getRecordComponents();
        if (declaration == null || components == null) {
            problems.add(
                    "Registry class %s of schema module '%s' is no record with @RegistryTable: declare it as one.",
                    type.getName(), module);
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        Map<String, Method> accessors = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            field(type, component).ifPresent(fields::add);
            component.getAccessor().setAccessible(true);
            accessors.put(component.getName(), component.getAccessor());
        }
        if (fields.size() < components.length) {
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
                uidRule(type, components),
                constructor(type, components),
                accessors));
    }

    private Optional<Field> field(Class<?> type, RecordComponent component) {
        if (component.getType() == RecordId.class) {
            return Optional.of(Field.builder("id", idType(type))
                    .component(component.getName())
                    .build());
        }
        Optional<Field.Builder> typed = component.getType() == Ref.class
                ? reference(type, component)
                : Optional.ofNullable(TYPES.get(component.getType()))
                        .map(fieldType -> value(type, component, fieldType));
        if (typed.isEmpty()) {
            problems.add(
                    "Component '%s' of registry class %s has type %s, which no column can hold: use one of %s.",
                    component.getName(),
                    type.getName(),
                    component.getGenericType().getTypeName(),
                    "String, int, long, double, boolean, Instant, LocalDate, Duration, JsonNode, Ref");
            return Optional.empty();
        }
        Optional<Uid> uid = annotation(type, component, Uid.class);
        return Optional.of(typed.get()
                .component(component.getName())
                .nullable(component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .unique(uid.isPresent()
                        || annotation(type, component, Unique.class).isPresent())
                .memberHash(annotation(type, component, MemberHash.class).isPresent())
                .defaultValue(annotation(type, component, DefaultValue.class)
                        .map(DefaultValue::value)
                        .orElse(null))
                .build());
    }

    private static Field.Builder value(Class<?> type, RecordComponent component, FieldType fieldType) {
        FieldType stored = annotation(type, component, Small.class).isPresent() ? FieldType.SMALL_INTEGER : fieldType;
        int length = annotation(type, component, Uid.class)
                .map(Uid::value)
                .or(() -> annotation(type, component, Text.class).map(Text::value))
                .orElse(0);
        return Field.builder(attribute(type, component), stored)
                .length(length)
                .indexed(annotation(type, component, Indexed.class).isPresent());
    }

    private static Optional<Field.Builder> reference(Class<?> type, RecordComponent component) {
        Type argument = component.getGenericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : Object.class;
        if (!(argument instanceof Class<?> target) || !SqlRecord.class.isAssignableFrom(target)) {
            return Optional.empty();
        }
        TransferPolicy policy = annotation(type, component, OnTransfer.class)
                .map(OnTransfer::value)
                .orElse(TransferPolicy.FOLLOW);
        String reverse =
                annotation(type, component, Reverse.class).map(Reverse::value).orElse(null);
        return Optional.of(Field.builder(attribute(type, component), idType(target))
                .indexed(annotation(type, component, Unique.class).isEmpty())
                .references(new ForeignKey(target.asSubclass(SqlRecord.class), policy, reverse)));
    }

    private static FieldType idType(Class<?> target) {
        RegistryTable declaration = target.getAnnotation(RegistryTable.class);
        return declaration != null && declaration.bigId() ? FieldType.BIG_INTEGER : FieldType.INTEGER;
    }

    private static String attribute(Class<?> type, RecordComponent component) {
        return annotation(type, component, Attribute.class)
                .map(Attribute::value)
                .orElseGet(() -> snakeCase(component.getName()));
    }

    /** The annotation of a component, which may also stand on the interface that declares its accessor. */
    private static <A extends Annotation> Optional<A> annotation(
            Class<?> type, RecordComponent component, Class<A> annotation) {
        if (component.isAnnotationPresent(annotation)) {
            return Optional.of(component.getAnnotation(annotation));
        }
        for (Class<?> shared : allInterfaces(type)) {
            for (Method method : shared.getDeclaredMethods()) {
                if (method.getName().equals(component.getName()) && method.isAnnotationPresent(annotation)) {
                    return Optional.of(method.getAnnotation(annotation));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Class<?>> allInterfaces(Class<?> type) {
        List<Class<?>> interfaces = new ArrayList<>();
        for (Class<?> direct : type.getInterfaces()) {
            interfaces.add(direct);
            interfaces.addAll(allInterfaces(direct));
        }
        return interfaces;
    }

    static String snakeCase(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
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

    private static @Nullable UidRule uidRule(Class<?> type, RecordComponent[] components) {
        return Arrays.stream(components)
                .flatMap(component -> annotation(type, component, Uid.class).stream())
                .findFirst()
                .map(uid -> new UidRule(uid.value(), uid.stem(), List.of(uid.from())))
                .orElse(null);
    }

    private static <R> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Record " + type.getName() + " has no canonical constructor", e);
        }
    }
}
