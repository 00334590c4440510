package org.laminj.core;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A typed reference to a record of the same instance.
 *
 * <p>{@link #get()} loads the record when it is first asked for. References that came with one query load together:
 * asking one of them loads what all of them point to, in one statement. Thread-safe.
 *
 * @param <R> the record class
 */
public final class Ref<R extends SqlRecord> {

    private final Class<R> type;
    private final RecordId id;
    private final Supplier<R> loader;

    private Ref(Class<R> type, RecordId id, Supplier<R> loader) {
        this.type = requireNonNull(type, "type");
        this.id = requireNonNull(id, "id");
        this.loader = requireNonNull(loader, "loader");
    }

    /**
     * A reference to a record that is at hand.
     *
     * @throws IllegalArgumentException if the record was never saved
     */
    @SuppressWarnings("unchecked")
    public static <R extends SqlRecord> Ref<R> to(R record) {
        if (!record.id().isSaved()) {
            throw new IllegalArgumentException("Cannot refer to an unsaved "
                    + record.getClass().getSimpleName() + ": save it first and refer to what save returns.");
        }
        return new Ref<>((Class<R>) record.getClass(), record.id(), () -> record);
    }

    /** A reference that loads its record on demand. Called by the query engine. */
    public static <R extends SqlRecord> Ref<R> lazy(Class<R> type, RecordId id, Supplier<R> loader) {
        return new Ref<>(type, id, loader);
    }

    /** The record class of the registry that is referenced. */
    public Class<R> type() {
        return type;
    }

    /** The id of the record, known without loading it. */
    public RecordId id() {
        return id;
    }

    /** The record; loads it, and those of its sister references, when first asked for. */
    public R get() {
        return loader.get();
    }

    /** Equal if both point to the same record of the same instance. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref<?> ref && type == ref.type && id.equals(ref.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, id);
    }

    @Override
    public String toString() {
        return type.getSimpleName() + "(id=" + id + ")";
    }
}
