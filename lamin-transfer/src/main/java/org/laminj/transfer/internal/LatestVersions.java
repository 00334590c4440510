package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Keeps exactly one latest version in each family that gained or lost a member.
 *
 * <p>Of those that claim to be the latest the one with the greatest uid is; where none does, the one with the greatest
 * uid of all is.
 */
final class LatestVersions {

    private final StoreSession target;

    LatestVersions(StoreSession target) {
        this.target = target;
    }

    /** Settles the families of these uids. */
    void settle(Registry<?> registry, Collection<String> uids) {
        if (!registry.isVersioned() || uids.isEmpty()) {
            return;
        }
        Field uid = registry.uid().orElseThrow();
        Field latest = registry.field("is_latest").orElseThrow();
        int stem = registry.uidRule().map(UidRule::stemLength).orElseThrow();
        Set<String> stems = new LinkedHashSet<>();
        uids.forEach(text -> stems.add(text.substring(0, stem)));
        Comparator<Row> order = Comparator.<Row, Boolean>comparing(row -> Boolean.TRUE.equals(row.get(latest)))
                .thenComparing(row -> String.valueOf(row.get(uid)));
        Map<String, List<Row>> families =
                target.selectByPrefix(registry, List.of(registry.id(), uid, latest), uid, stems).stream()
                        .collect(Collectors.groupingBy(
                                row -> String.valueOf(row.get(uid)).substring(0, stem)));
        Map<Long, Boolean> changed = new LinkedHashMap<>();
        for (List<Row> family : families.values()) {
            Row newest = family.stream().max(order).orElseThrow();
            for (Row row : family) {
                boolean isLatest = row.equals(newest);
                if (isLatest != Boolean.TRUE.equals(row.get(latest))) {
                    changed.put(row.number(registry.id()), isLatest);
                }
            }
        }
        target.updateAll(registry, latest, changed);
    }
}
