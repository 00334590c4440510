package org.laminj.core.internal.delete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.VersionFamilies;
import org.laminj.core.internal.instance.VersionFamilies.Version;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.Registry;

/** Gives families that lose their latest version another one: of those that stay the one that was created last. */
final class NextLatest {

    private final DatabaseSession session;
    private final OpenDatabase open;

    NextLatest(DatabaseSession session, OpenDatabase open) {
        this.session = session;
        this.open = open;
    }

    /** Those that become the latest, as they are then. */
    List<SqlRecord> promote(Doomed doomed) {
        List<SqlRecord> promoted = new ArrayList<>();
        for (Registry<?> registry : doomed.registries()) {
            if (registry.isVersioned()) {
                promoted.addAll(promote(registry, doomed.of(registry)));
            }
        }
        return promoted;
    }

    private <R extends SqlRecord> List<R> promote(Registry<R> registry, Set<Long> doomed) {
        VersionFamilies families = new VersionFamilies(session, open, registry);
        List<Long> ids = families.ofMembers(doomed).asMap().values().stream()
                .filter(family -> family.stream().filter(Version::isLatest).allMatch(goes(doomed)))
                .flatMap(family -> family.stream()
                        .filter(goes(doomed).negate())
                        .max(Comparator.comparing(Version::createdAt).thenComparing(Version::id))
                        .stream())
                .map(Version::id)
                .toList();
        ids.forEach(id -> families.setLatest(id, true));
        return open.records().records(registry, session.select(registry, registry.fields(), registry.id(), ids));
    }

    private static Predicate<Version> goes(Set<Long> doomed) {
        return version -> doomed.contains(version.id());
    }
}
