package org.laminj.core.internal.instance;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;
import org.laminj.core.store.Row;

/** The versions of records of one registry, which share the stem of their uid. */
public final class VersionFamilies {

    private final DatabaseSession session;
    private final OpenDatabase open;
    private final Registry<?> registry;
    private final UidRule rule;
    private final Field uid;
    private final Field isLatest;

    /**
     * @param registry one with versions
     */
    public VersionFamilies(DatabaseSession session, OpenDatabase open, Registry<?> registry) {
        this.session = session;
        this.open = open;
        this.registry = registry;
        this.rule = registry.uidRule().orElseThrow();
        this.uid = registry.uid().orElseThrow();
        this.isLatest = registry.field("is_latest").orElseThrow();
    }

    /**
     * One version.
     *
     * @param createdAt the epoch where the registry does not tell
     */
    public record Version(long id, String uid, boolean isLatest, Instant createdAt) {}

    /** All versions of the families of some records, by stem and in order of id; two statements. */
    public SetMultimap<String, Version> ofMembers(Collection<Long> ids) {
        List<String> stems = session.select(registry, List.of(uid), registry.id(), ids).stream()
                .map(row -> stem(row))
                .distinct()
                .toList();
        Optional<Field> createdAt = registry.field("created_at");
        List<Field> fields = Stream.concat(Stream.of(registry.id(), uid, isLatest), createdAt.stream())
                .toList();
        SetMultimap<String, Version> families = LinkedHashMultimap.create();
        session.selectByPrefix(registry, fields, uid, stems)
                .forEach(row -> families.put(stem(row), version(row, createdAt)));
        return families;
    }

    private String stem(Row row) {
        return rule.stemOf(String.valueOf(row.get(uid)));
    }

    private Version version(Row row, Optional<Field> createdAt) {
        return new Version(
                row.number(registry.id()),
                String.valueOf(row.get(uid)),
                Boolean.TRUE.equals(row.get(isLatest)),
                createdAt.map(field -> (Instant) row.get(field)).orElse(Instant.EPOCH));
    }

    /** Says of one version whether it is the latest. */
    public void setLatest(long id, boolean latest) {
        session.update(registry, id, open.change(registry, isLatest, latest));
    }
}
