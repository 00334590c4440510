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
 * Transform next = lamin.save(Draft.revising(transform).with(Transform::version, "2"));
 * }</pre>
 *
 * @param <R> the record class
 */
public final class Draft<R extends SqlRecord> {

    private final Class<R> type;
    private final @Nullable R original;
    private final @Nullable R revised;
    private final Map<String, @Nullable Object> values;

    private Draft(Class<R> type, @Nullable R original, @Nullable R revised, Map<String, @Nullable Object> values) {
        this.type = type;
        this.original = original;
        this.revised = revised;
        this.values = values;
    }

    /** A new record of which nothing is said yet. */
    public static <R extends SqlRecord> Draft<R> of(Class<R> type) {
        return new Draft<>(requireNonNull(type, "type"), null, null, Map.of());
    }

    /** Changes to a record; saving updates it. */
    @SuppressWarnings("unchecked")
    public static <R extends SqlRecord> Draft<R> from(R record) {
        return new Draft<>((Class<R>) record.getClass(), record, null, Map.of());
    }

    /**
     * A new version of a record, which takes over its name and key. Saving makes it the latest version in the same
     * transaction; if the record is not the latest one itself, that one is revised and a message says so.
     */
    @SuppressWarnings("unchecked")
    public static <R extends SqlRecord> Draft<R> revising(R record) {
        return new Draft<>((Class<R>) record.getClass(), null, record, Map.of());
    }

    /** The same draft with a value for one field. */
    public <V> Draft<R> with(FieldReference<R, V> field, @Nullable V value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(field.component(), value);
        return new Draft<>(type, original, revised, Collections.unmodifiableMap(more));
    }

    public Class<R> type() {
        return type;
    }

    /** The record that is to be changed; empty for a new one. */
    public Optional<R> original() {
        return Optional.ofNullable(original);
    }

    /** The record of which this is to be a new version; empty for another one. */
    public Optional<R> revised() {
        return Optional.ofNullable(revised);
    }

    /** What was said, by component in Java spelling. */
    public Map<String, @Nullable Object> values() {
        return values;
    }
}
