package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.RecordKey;

/**
 * What a part of a transfer must know of the others: what earlier ones have brought, for each record its id in the
 * target, and what is selected for any of them. Not thread-safe.
 *
 * <p>An attempt adds to one of its own, so that it can be made again from what was settled before.
 */
final class Settled {

    private static final Set<Outcome> BROUGHT = Set.of(Outcome.TRANSFERRED, Outcome.RESOLVED);

    private final @Nullable Settled before;
    private final Map<Class<? extends SqlRecord>, Map<Long, Long>> targetIds = new HashMap<>();
    private final Map<String, Set<Long>> dropped = new HashMap<>();
    private final Map<Class<? extends SqlRecord>, Set<Long>> selected = new HashMap<>();
    private final Set<RecordKey> brought = new HashSet<>();

    /** Nothing yet. */
    Settled() {
        this(null);
    }

    private Settled(@Nullable Settled before) {
        this.before = before;
    }

    /** What is settled so far, to which an attempt may add without changing this. */
    Settled attempt() {
        return new Settled(this);
    }

    /** Notes what is selected for all parts together. */
    void select(Class<? extends SqlRecord> type, Collection<Long> sourceIds) {
        selected.computeIfAbsent(type, key -> new HashSet<>()).addAll(sourceIds);
    }

    /** Whether a record is selected, be it for this part or for another. */
    boolean isSelected(Class<? extends SqlRecord> type, long sourceId) {
        return selected.getOrDefault(type, Set.of()).contains(sourceId)
                || (before != null && before.isSelected(type, sourceId));
    }

    /** How many records earlier parts have brought. */
    int size() {
        return targetIds.values().stream().mapToInt(Map::size).sum() + (before == null ? 0 : before.size());
    }

    boolean contains(Class<? extends SqlRecord> type, long sourceId) {
        return targetIdOrNull(type, sourceId) != null;
    }

    /** Whether earlier parts have brought anything of a registry. */
    boolean hasAny(Class<? extends SqlRecord> type) {
        return !targetIds.getOrDefault(type, Map.of()).isEmpty() || (before != null && before.hasAny(type));
    }

    /** The id in the target; negative if the record is only planned. */
    Optional<Long> targetId(Class<? extends SqlRecord> type, long sourceId) {
        return Optional.ofNullable(targetIdOrNull(type, sourceId));
    }

    private @Nullable Long targetIdOrNull(Class<? extends SqlRecord> type, long sourceId) {
        Map<Long, Long> ids = targetIds.get(type);
        Long id = ids == null ? null : ids.get(sourceId);
        return id == null && before != null ? before.targetIdOrNull(type, sourceId) : id;
    }

    /** Adds what a part has brought. */
    void add(DonePart part, SchemaGraph graph) {
        part.targetIds()
                .forEach((registry, ids) -> targetIds
                        .computeIfAbsent(graph.registry(registry).type(), key -> new HashMap<>())
                        .putAll(ids));
        part.records().stream()
                .filter(record -> BROUGHT.contains(record.outcome()))
                .forEach(record -> brought.add(record.key()));
        part.droppedIds()
                .forEach((of, ids) ->
                        dropped.computeIfAbsent(of, key -> new HashSet<>()).addAll(ids));
    }

    /** Whether an earlier part has written a record that the target lacked. */
    boolean hasBrought(RecordKey record) {
        return brought.contains(record) || (before != null && before.hasBrought(record));
    }

    /** Whether an earlier part has counted something that stays behind. */
    boolean isDropped(String of, long sourceId) {
        return dropped.getOrDefault(of, Set.of()).contains(sourceId)
                || (before != null && before.isDropped(of, sourceId));
    }
}
