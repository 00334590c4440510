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
 * uid of all is. A claim does not count where the source says otherwise: it was made here for want of a later version.
 */
final class LatestVersions {

    private final StoreSession session;

    LatestVersions(StoreSession session) {
        this.session = session;
    }

    /**
     * Settles the families of these uids.
     *
     * @param superseded uids of those versions that are not the latest in the source
     */
    void settle(Registry<?> registry, Collection<String> uids, Set<String> superseded) {
        if (!registry.isVersioned() || uids.isEmpty()) {
            return;
        }
        Field uid = registry.uid().orElseThrow();
        Field latest = registry.field("is_latest").orElseThrow();
        UidRule rule = registry.uidRule().orElseThrow();
        Comparator<Row> order = Comparator.<Row, Boolean>comparing(row ->
                        Boolean.TRUE.equals(row.get(latest)) && !superseded.contains(String.valueOf(row.get(uid))))
                .thenComparing(row -> String.valueOf(row.get(uid)));
        Map<String, List<Row>> families = family(registry, uids).stream()
                .collect(Collectors.groupingBy(row -> rule.stemOf(String.valueOf(row.get(uid)))));
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
        session.updateAll(registry, latest, changed);
    }

    /** The uids of those versions in the families of these uids that are not the latest here. */
    Set<String> superseded(Registry<?> registry, Collection<String> uids) {
        Field uid = registry.uid().orElseThrow();
        Field latest = registry.field("is_latest").orElseThrow();
        return family(registry, uids).stream()
                .filter(row -> !Boolean.TRUE.equals(row.get(latest)))
                .map(row -> String.valueOf(row.get(uid)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Row> family(Registry<?> registry, Collection<String> uids) {
        Field uid = registry.uid().orElseThrow();
        UidRule rule = registry.uidRule().orElseThrow();
        Set<String> stems = new LinkedHashSet<>();
        uids.forEach(text -> stems.add(rule.stemOf(text)));
        List<Field> read =
                List.of(registry.id(), uid, registry.field("is_latest").orElseThrow());
        return session.selectByPrefix(registry, read, uid, stems);
    }
}
