package org.laminj.core.display;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.schema.RegistryReader;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * A record on one line: {@code ULabel(uid='vfLXaHgD', name='TSP1', created_by_id=1, created_at=2024-11-07 12:10:20 UTC)}.
 *
 * <p>Null values are left out, text stands in single quotes as it is, times are UTC to the second. Mirrors
 * {@code record_repr}.
 */
public final class RecordText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final Set<String> LEFT_OUT = Set.of("id", "updated_at", "source_code", "created_at", "uid");

    private RecordText() {}

    /** The record with its references as ids. */
    public static String of(SqlRecord record) {
        return text(RegistryReader.describe(record), record, true);
    }

    /** The record without its references, as {@code describe} begins. */
    public static String withoutReferences(SqlRecord record) {
        return text(RegistryReader.describe(record), record, false);
    }

    /** A moment as people see it, e.g. {@code 2024-11-07 12:10:20 UTC}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static <R extends SqlRecord> String text(Registry<R> registry, SqlRecord any, boolean references) {
        R record = registry.type().cast(any);
        List<String> parts = new ArrayList<>();
        order(registry, references).forEach(field -> {
            Object value = registry.value(record, field);
            if (value != null) {
                parts.add(field.column() + "=" + value(value));
            }
        });
        return registry.simpleName() + "(" + String.join(", ", parts) + ")";
    }

    private static Stream<Field> order(Registry<?> registry, boolean references) {
        return Stream.of(
                        registry.uid().stream(),
                        registry.fields().stream()
                                .filter(field -> !field.isForeignKey() && !LEFT_OUT.contains(field.name())),
                        references ? registry.foreignKeys().stream() : Stream.<Field>of(),
                        registry.field("created_at").stream())
                .flatMap(fields -> fields);
    }

    /** A value as it stands in a record's text. */
    public static String value(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof Instant instant) {
            return time(instant);
        }
        if (value instanceof Ref<?> ref) {
            return ref.id().toString();
        }
        return value.toString();
    }
}
