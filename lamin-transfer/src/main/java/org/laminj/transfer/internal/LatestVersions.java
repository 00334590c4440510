package org.laminj.transfer.internal;

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
 * Keeps one latest version in each family that a transfer added to.
 *
 * <p>Of those that claim to be the latest the one with the greatest uid is. A version that was not the latest in the
 * source does not become so here.
 */
final class LatestVersions {

    private final StoreSession target;

    LatestVersions(StoreSession target) {
        this.target = target;
    }

    /** Settles the families of records that were just written. */
    void settle(Registry<?> registry, List<Row> written) {
        if (!registry.isVersioned() || written.isEmpty()) {
            return;
        }
        Field uid = registry.uid().orElseThrow();
        Field latest = registry.field("is_latest").orElseThrow();
        int stem = registry.uidRule().map(UidRule::stemLength).orElseThrow();
        Set<String> stems = new LinkedHashSet<>();
        written.forEach(row -> stems.add(stem(row, uid, stem)));
        Map<String, List<Row>> families =
                target.selectByPrefix(registry, List.of(registry.id(), uid, latest), uid, stems).stream()
                        .filter(row -> Boolean.TRUE.equals(row.get(latest)))
                        .collect(Collectors.groupingBy(row -> stem(row, uid, stem)));
        Map<Long, Boolean> outdated = new LinkedHashMap<>();
        for (List<Row> family : families.values()) {
            family.stream()
                    .sorted(Comparator.comparing((Row row) -> String.valueOf(row.get(uid)))
                            .reversed())
                    .skip(1)
                    .forEach(row -> outdated.put(row.number(registry.id()), false));
        }
        target.updateAll(registry, latest, outdated);
    }

    private static String stem(Row row, Field uid, int length) {
        return String.valueOf(row.get(uid)).substring(0, length);
    }
}
