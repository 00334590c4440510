package org.laminj.core;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.FieldReference;

/**
 * What somebody wants to save: a new record, or changes to a saved one.
 *
 * <p>{@link Instance#save(Draft)} fills in the rest: uid, times, user, active run, and the defaults that the registry
 * declares. Immutable; each step returns a new draft.
 *
 * <pre>{@code
 * ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
 * label = lamin.save(Draft.from(label).with(ULabel::description, "Donor 1"));
 * }</pre>
 *
 * @param <R> the record class
 */
public final class Draft<R extends SqlRecord> {

    private final Class<R> type;
    private final @Nullable R original;
    private final Map<String, @Nullable Object> values;

    private Draft(Class<R> type, @Nullable R original, Map<String, @Nullable Object> values) {
        this.type = type;
        this.original = original;
        this.values = values;
    }

    /** A new record of which nothing is said yet. */
    public static <R extends SqlRecord> Draft<R> of(Class<R> type) {
        return new Draft<>(requireNonNull(type, "type"), null, Map.of());
    }

    /** Changes to a record; saving updates it. */
    @SuppressWarnings("unchecked")
    public static <R extends SqlRecord> Draft<R> from(R record) {
        return new Draft<>((Class<R>) record.getClass(), record, Map.of());
    }

    /** The same draft with a value for one field. */
    public <V> Draft<R> with(FieldReference<R, V> field, @Nullable V value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(field.component(), value);
        return new Draft<>(type, original, Collections.unmodifiableMap(more));
    }

    public Class<R> type() {
        return type;
    }

    /** The record that is to be changed; empty for a new one. */
    public Optional<R> original() {
        return Optional.ofNullable(original);
    }

    /** What was said, by component in Java spelling. */
    public Map<String, @Nullable Object> values() {
        return values;
    }
}
