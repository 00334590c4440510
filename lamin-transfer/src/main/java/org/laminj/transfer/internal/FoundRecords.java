package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/** The records of one registry that belong to a transfer, by their id in the source. */
final class FoundRecords {

    private final Registry<?> registry;
    private final Map<Long, FoundRecord> records = new LinkedHashMap<>();
    private Set<String> superseded = Set.of();

    FoundRecords(Registry<?> registry) {
        this.registry = registry;
    }

    Registry<?> registry() {
        return registry;
    }

    void add(FoundRecord record) {
        records.put(record.sourceId(), record);
    }

    void remove(FoundRecord record) {
        records.remove(record.sourceId());
    }

    Optional<FoundRecord> find(long sourceId) {
        return Optional.ofNullable(records.get(sourceId));
    }

    FoundRecord get(long sourceId) {
        return find(sourceId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Record " + sourceId + " of " + registry.name() + " does not belong to the transfer"));
    }

    List<FoundRecord> get(Collection<Long> sourceIds) {
        return sourceIds.stream().map(this::get).toList();
    }

    Collection<FoundRecord> all() {
        return records.values();
    }

    List<FoundRecord> where(Predicate<FoundRecord> condition) {
        return records.values().stream().filter(condition).toList();
    }

    /** The uids of new records. */
    List<String> newUids() {
        Field uid = registry.uid().orElseThrow();
        return where(FoundRecord::isNew).stream()
                .map(record -> String.valueOf(record.get(uid)))
                .toList();
    }

    /** Notes which versions in the families of new records are not the latest in the source, by uid. */
    void supersede(Set<String> uids) {
        superseded = Set.copyOf(uids);
    }

    Set<String> superseded() {
        return superseded;
    }
}
