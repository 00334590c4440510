package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.laminj.core.registry.Registry;

/** The records of one registry that belong to a transfer, by their id in the source. */
final class FoundRecords {

    private final Registry<?> registry;
    private final Map<Long, FoundRecord> records = new LinkedHashMap<>();

    FoundRecords(Registry<?> registry) {
        this.registry = registry;
    }

    Registry<?> registry() {
        return registry;
    }

    void add(FoundRecord record) {
        records.put(record.sourceId(), record);
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
}
