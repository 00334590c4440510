package org.laminj.core.internal.instance;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Versioned;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.uid.VersionedUid;

/** Begins a new version of a record: the latest one of its family is the latest no more. */
final class Revision<R extends SqlRecord> {

    private final DatabaseSession session;
    private final OpenDatabase open;
    private final Registry<R> registry;

    Revision(DatabaseSession session, OpenDatabase open, Registry<R> registry) {
        this.session = session;
        this.open = open;
        this.registry = registry;
    }

    /**
     * Makes room for the new version.
     *
     * @param revised any version of the family
     * @return by component what the new version has unless its draft says otherwise: its uid, and the name and the key of
     *     the version before it
     */
    Map<String, @Nullable Object> begin(R revised, Draft<R> draft) {
        if (!registry.isVersioned()) {
            throw new QueryException("Cannot save a new version of a " + registry.name()
                    + ": its registry has no versions. Change the record instead.");
        }
        VersionFamilies families = new VersionFamilies(session, open, registry);
        Collection<VersionFamilies.Version> family =
                families.ofMembers(List.of(open.ownId(revised, "revise"))).values();
        R latest = latest(revised, family);
        refuseSameTag(latest, draft);
        family.stream()
                .filter(VersionFamilies.Version::isLatest)
                .forEach(version -> families.setLatest(version.id(), false));
        Map<String, @Nullable Object> inherited = new HashMap<>();
        inherited.put("uid", next(latest, family));
        inherit(registry.nameField(), latest, inherited);
        registry.field("key").ifPresent(key -> inherit(key, latest, inherited));
        return inherited;
    }

    private R latest(R revised, Collection<VersionFamilies.Version> family) {
        long latest = family.stream()
                .filter(VersionFamilies.Version::isLatest)
                .map(VersionFamilies.Version::id)
                .findFirst()
                .orElse(revised.id().value());
        if (latest == revised.id().value()) {
            return revised;
        }
        R retrieved = open.records()
                .records(registry, session.select(registry, registry.fields(), registry.id(), List.of(latest)))
                .get(0);
        open.messages()
                .message(
                        MessageLevel.WARNING,
                        "didn't pass the latest version in `revises`, retrieved it: " + retrieved);
        return retrieved;
    }

    private void refuseSameTag(R latest, Draft<R> draft) {
        Object tag = draft.values().get("version");
        if (tag != null && latest instanceof Versioned versioned && tag.equals(versioned.version())) {
            throw new ConstraintException(
                    "Cannot save a new version of " + latest + ": the version before it has the tag '" + tag
                            + "', too. Choose another one.",
                    null);
        }
    }

    /** The uid after that of the latest version that nobody has: old instances count with letters at random. */
    private String next(R latest, Collection<VersionFamilies.Version> family) {
        Set<String> taken = family.stream().map(VersionFamilies.Version::uid).collect(Collectors.toSet());
        Object uid = registry.value(latest, registry.uid().orElseThrow());
        VersionedUid next = VersionedUid.parse(String.valueOf(uid)).next();
        while (taken.contains(next.toString())) {
            next = next.next();
        }
        return next.toString();
    }

    private void inherit(Field field, R latest, Map<String, @Nullable Object> inherited) {
        inherited.put(field.component().orElseThrow(), registry.value(latest, field));
    }
}
