package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Looks in the target for the rows that agree with new records in one key.
 *
 * <p>A key that lacks a part finds nothing, save where the registry has no uid: there the key is all that a record has,
 * and an absent part is a value of it.
 */
final class KeySearch {

    /** Stands for a reference to a record that the target will get, and that nothing there can refer to. */
    static final Object YET_TO_COME = new Object();

    private final StoreSession target;
    private final Registry<?> registry;
    private final MatchingKey key;
    private final KeyPart part;

    /** Reads one part of a key in the terms of the target. */
    interface KeyPart {
        @Nullable
        Object of(FoundRecord record, Field field);
    }

    /** Decides what it means that the target has a row with the key of a record; false if it means nothing. */
    interface Decision {
        boolean make(FoundRecord record, Row there);
    }

    KeySearch(StoreSession target, Registry<?> registry, MatchingKey key, KeyPart part) {
        this.target = target;
        this.registry = registry;
        this.key = key;
        this.part = part;
    }

    /** Decides each new record by the first row that means something, by id. */
    void decide(Collection<FoundRecord> records, Decision decision) {
        Map<List<Field>, Map<List<Object>, List<FoundRecord>>> byPresentFields = new LinkedHashMap<>();
        for (FoundRecord record : records) {
            List<Field> present = key.fields().stream()
                    .filter(field -> part.of(record, field) != null)
                    .toList();
            if (record.isNew() && isEnough(present)) {
                List<Object> values = present.stream()
                        .map(field -> requireNonNull(part.of(record, field)))
                        .toList();
                if (!values.contains(YET_TO_COME)) {
                    byPresentFields
                            .computeIfAbsent(present, fields -> new HashMap<>())
                            .computeIfAbsent(values, same -> new ArrayList<>())
                            .add(record);
                }
            }
        }
        byPresentFields.forEach((present, byValues) -> decide(present, byValues, decision));
    }

    private boolean isEnough(List<Field> present) {
        return present.size() == key.fields().size() || (registry.uid().isEmpty() && !present.isEmpty());
    }

    /** Decides records of which these parts of the key are there, and no others. */
    private void decide(List<Field> present, Map<List<Object>, List<FoundRecord>> byValues, Decision decision) {
        Set<Field> read = new LinkedHashSet<>(key.fields());
        read.addAll(key.agreeing());
        registry.uid().ifPresent(read::add);
        read.add(registry.id());
        Set<FoundRecord> decided = new HashSet<>();
        for (Row there : target.selectByKey(registry, List.copyOf(read), present, byValues.keySet())) {
            if (lacksAllBut(present, there)) {
                List<@Nullable Object> values = new ArrayList<>();
                present.forEach(field -> values.add(there.get(field)));
                for (FoundRecord record : byValues.getOrDefault(values, List.of())) {
                    if (!decided.contains(record) && decision.make(record, there)) {
                        decided.add(record);
                    }
                }
            }
        }
    }

    private boolean lacksAllBut(List<Field> present, Row there) {
        return key.fields().stream().allMatch(field -> present.contains(field) || there.get(field) == null);
    }
}
