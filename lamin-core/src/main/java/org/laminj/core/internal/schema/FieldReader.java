package org.laminj.core.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.CaseFormat;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Attribute;
import org.laminj.core.registry.ByteCount;
import org.laminj.core.registry.ContentIdentity;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.ForeignKey;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.MemberHash;
import org.laminj.core.registry.OnDelete;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Release;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Small;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** Reads a component of a record class into a {@link Field}. */
final class FieldReader {

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

    private FieldReader() {}

    /** The field of a component; empty if no column can hold its type. */
    static Optional<Field> read(Class<?> registry, AnnotatedComponent component) {
        return builder(registry, component)
                .map(builder -> builder.component(component.name())
                        .nullable(component.component().getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .unique(component.has(Uid.class) || component.has(Unique.class))
                        .memberHash(component.has(MemberHash.class))
                        .contentIdentity(component.has(ContentIdentity.class))
                        .byteCount(component.has(ByteCount.class))
                        .release(component.has(Release.class))
                        .defaultValue(component
                                .annotation(DefaultValue.class)
                                .map(DefaultValue::value)
                                .orElse(null))
                        .build());
    }

    private static Optional<Field.Builder> builder(Class<?> registry, AnnotatedComponent component) {
        if (component.type() == RecordId.class) {
            return Optional.of(Field.builder("id", idType(registry)));
        }
        return component.type() == Ref.class
                ? reference(component)
                : Optional.ofNullable(TYPES.get(component.type())).map(type -> value(component, type));
    }

    private static Field.Builder value(AnnotatedComponent component, FieldType type) {
        int length = component
                .annotation(Uid.class)
                .map(Uid::value)
                .or(() -> component.annotation(Text.class).map(Text::value))
                .orElse(0);
        return Field.builder(attribute(component), component.has(Small.class) ? FieldType.SMALL_INTEGER : type)
                .length(length)
                .indexed(component.has(Indexed.class));
    }

    private static Optional<Field.Builder> reference(AnnotatedComponent component) {
        Type argument = component.component().getGenericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : Object.class;
        if (!(argument instanceof Class<?> target) || !SqlRecord.class.isAssignableFrom(target)) {
            return Optional.empty();
        }
        TransferPolicy policy =
                component.annotation(OnTransfer.class).map(OnTransfer::value).orElse(TransferPolicy.FOLLOW);
        DeletePolicy onDelete =
                component.annotation(OnDelete.class).map(OnDelete::value).orElse(DeletePolicy.PROTECT);
        Optional<Reverse> reverse = component.annotation(Reverse.class);
        return Optional.of(Field.builder(attribute(component), idType(target))
                .indexed(!component.has(Unique.class))
                .references(new ForeignKey(
                        target.asSubclass(SqlRecord.class),
                        policy,
                        reverse.map(Reverse::onTransfer).orElse(Following.NEVER),
                        onDelete,
                        reverse.map(Reverse::value).orElse(null))));
    }

    private static FieldType idType(Class<?> registry) {
        RegistryTable declaration = registry.getAnnotation(RegistryTable.class);
        return declaration != null && declaration.bigId() ? FieldType.BIG_INTEGER : FieldType.INTEGER;
    }

    private static String attribute(AnnotatedComponent component) {
        return component
                .annotation(Attribute.class)
                .map(Attribute::value)
                .orElseGet(() -> CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, component.name()));
    }
}
