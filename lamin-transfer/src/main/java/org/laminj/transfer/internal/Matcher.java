package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.laminj.core.model.CanValidate;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.OnSameContent;
import org.laminj.transfer.OnSameName;
import org.laminj.transfer.RecordKey;

/**
 * Recognises records in the target: by uid, then by the natural keys of their registry in order, then by content.
 *
 * <p>A statement for each key and batch, whatever the number of records.
 */
final class Matcher {

    private final StoreSession target;
    private final Scope scope;
    private final NewNames newNames;
    private final Settled settled;

    Matcher(StoreSession target, Scope scope, NewNames newNames, Settled settled) {
        this.target = target;
        this.scope = scope;
        this.newNames = newNames;
        this.settled = settled;
    }

    /** Matches records by uid and by what else they hold themselves. */
    void match(Registry<?> registry, Collection<FoundRecord> records) {
        matchByOwnValues(registry, records, scope.onSameName(registry));
    }

    /** Matches records that only need to be recognised: by whatever key, and with no conflict. */
    void matchSilently(Registry<?> registry, Collection<FoundRecord> records) {
        matchByOwnValues(registry, records, OnSameName.MAP);
    }

    private void matchByOwnValues(Registry<?> registry, Collection<FoundRecord> records, OnSameName onSameName) {
        registry.uid().ifPresent(uid -> matchByUid(registry, records, uid));
        // a name is given up last, for another key may make the records the same
        registry.naturalKeys().stream()
                .filter(key -> !key.hasReference())
                .sorted(Comparator.comparing(key -> policy(registry, key, onSameName) == OnSameName.RENAME))
                .forEach(key -> matchByName(registry, records, key, FoundRecord::get, onSameName));
        registry.fields().stream()
                .filter(Field::isContentIdentity)
                .forEach(hash -> matchByContent(registry, records, hash));
    }

    private void matchByUid(Registry<?> registry, Collection<FoundRecord> records, Field uid) {
        MatchingKey key = new MatchingKey(List.of(uid), List.of());
        new KeySearch(target, registry, key, FoundRecord::get).decide(records, (record, there) -> {
            match(record, there, "by uid");
            return true;
        });
    }

    /** Matches records by those natural keys that hold references, whose records must have been matched before. */
    void matchByReferences(FoundRecords records, Closure closure) {
        Registry<?> registry = records.registry();
        registry.naturalKeys().stream()
                .filter(MatchingKey::hasReference)
                .forEach(key -> matchByName(
                        registry,
                        records.all(),
                        key,
                        (record, field) -> isYetToCome(record, field, closure)
                                ? KeySearch.YET_TO_COME
                                : closure.inTarget(record.row(), field),
                        scope.onSameName(registry)));
    }

    private static boolean isYetToCome(FoundRecord record, Field field, Closure closure) {
        Long reference = field.isForeignKey() ? record.row().numberOrNull(field) : null;
        return reference != null
                && closure.contains(Closure.target(field), reference)
                && closure.targetId(Closure.target(field), reference).isEmpty();
    }

    private void matchByName(
            Registry<?> registry,
            Collection<FoundRecord> records,
            MatchingKey key,
            KeySearch.KeyPart part,
            OnSameName onSameName) {
        OnSameName policy = policy(registry, key, onSameName);
        List<FoundRecord> toRename = new ArrayList<>();
        new KeySearch(target, registry, key, part).decide(records, (record, there) -> {
            switch (policy) {
                case RENAME -> toRename.add(record);
                case FAIL ->
                    record.contradict("the target has it as " + there(registry, there) + ", the same by " + names(key));
                case MAP ->
                    disagreement(key, record, there)
                            .ifPresentOrElse(record::contradict, () -> match(record, there, "by " + names(key)));
            }
            return true;
        });
        newNames.give(registry, toRename);
    }

    /** Only the terms of a vocabulary have names that may change; the root of a storage says where its data is. */
    private static OnSameName policy(Registry<?> registry, MatchingKey key, OnSameName onSameName) {
        boolean mayChange = CanValidate.class.isAssignableFrom(registry.type())
                && key.fields().contains(registry.nameField());
        return registry.uid().isEmpty() || (onSameName == OnSameName.RENAME && !mayChange)
                ? OnSameName.MAP
                : onSameName;
    }

    private void matchByContent(Registry<?> registry, Collection<FoundRecord> records, Field hash) {
        OnSameContent policy = scope.options().onSameContent();
        if (policy == OnSameContent.CREATE) {
            return;
        }
        MatchingKey key = new MatchingKey(List.of(hash), List.of());
        new KeySearch(target, registry, key, FoundRecord::get).decide(records, (record, there) -> {
            if (isOtherVersion(registry, record, there) || hasJustCome(registry, there)) {
                return false;
            }
            if (policy == OnSameContent.MAP) {
                match(record, there, "by " + names(key));
            } else {
                record.resemble(there(registry, there));
            }
            return true;
        });
    }

    /** Whether an earlier part of the same transfer brought a record; what the source has twice comes twice. */
    private boolean hasJustCome(Registry<?> registry, Row there) {
        return registry.uid()
                .map(uid -> settled.hasBrought(new RecordKey(registry.name(), String.valueOf(there.get(uid)))))
                .orElse(false);
    }

    private static boolean isOtherVersion(Registry<?> registry, FoundRecord record, Row there) {
        Field uid = registry.uid().orElseThrow();
        return registry.isVersioned()
                && registry.uidRule()
                        .map(UidRule::stemLength)
                        .map(stem -> String.valueOf(record.get(uid))
                                .regionMatches(0, String.valueOf(there.get(uid)), 0, stem))
                        .orElse(false);
    }

    private static void match(FoundRecord record, Row there, String how) {
        Registry<?> registry = record.registry();
        record.match(
                there.number(registry.id()),
                registry.uid().map(uid -> String.valueOf(there.get(uid))).orElse(null),
                how);
    }

    private static Optional<String> disagreement(MatchingKey key, FoundRecord record, Row there) {
        return key.agreeing().stream()
                .filter(field -> !Objects.equals(record.get(field), there.get(field)))
                .findFirst()
                .map(field -> "the target has one with the same " + names(key) + " whose " + field.name() + " is '"
                        + there.get(field) + "', not '" + record.get(field) + "'");
    }

    private static String there(Registry<?> registry, Row there) {
        return registry.simpleName() + "("
                + registry.uid().map(uid -> "uid='" + there.get(uid) + "'").orElse("") + ")";
    }

    private static String names(MatchingKey key) {
        return key.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    }
}
