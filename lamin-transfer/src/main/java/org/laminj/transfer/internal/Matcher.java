package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        registry.uid()
                .ifPresent(uid -> match(
                        registry,
                        records,
                        new MatchingKey(List.of(uid), List.of()),
                        FoundRecord::get,
                        (record, there) -> match(record, there, "by uid")));
        // a name is given up last, for another key may make the records the same
        registry.naturalKeys().stream()
                .filter(key -> !key.hasReference())
                .sorted(Comparator.comparing(key -> policy(registry, key, onSameName) == OnSameName.RENAME))
                .forEach(key -> matchByName(registry, records, key, FoundRecord::get, onSameName));
        registry.fields().stream()
                .filter(Field::isContentIdentity)
                .forEach(hash -> matchByContent(registry, records, hash));
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
                        (record, field) -> closure.inTarget(record.row(), field),
                        scope.onSameName(registry)));
    }

    private void matchByName(
            Registry<?> registry,
            Collection<FoundRecord> records,
            MatchingKey key,
            KeyPart part,
            OnSameName onSameName) {
        OnSameName policy = policy(registry, key, onSameName);
        List<FoundRecord> toRename = new ArrayList<>();
        match(registry, records, key, part, (record, there) -> {
            switch (policy) {
                case RENAME -> toRename.add(record);
                case FAIL ->
                    record.contradict("the target has it as " + there(registry, there) + ", the same by " + names(key));
                case MAP ->
                    disagreement(key, record, there)
                            .ifPresentOrElse(record::contradict, () -> match(record, there, "by " + names(key)));
            }
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

    private void match(
            Registry<?> registry, Collection<FoundRecord> records, MatchingKey key, KeyPart part, Decision decision) {
        match(registry, records, key, part, (record, there) -> true, decision);
    }

    /** Decides by the first row with the key of a record that concerns it. */
    private void match(
            Registry<?> registry,
            Collection<FoundRecord> records,
            MatchingKey key,
            KeyPart part,
            BiPredicate<FoundRecord, Row> concerned,
            Decision decision) {
        Map<List<Object>, List<FoundRecord>> byKey = new HashMap<>();
        for (FoundRecord record : records) {
            if (record.isNew()) {
                List<@Nullable Object> values = new ArrayList<>();
                key.fields().forEach(field -> values.add(part.of(record, field)));
                if (values.stream().allMatch(Objects::nonNull)) {
                    byKey.computeIfAbsent(List.copyOf(values), same -> new ArrayList<>())
                            .add(record);
                }
            }
        }
        if (byKey.isEmpty()) {
            return;
        }
        Set<Field> read = new LinkedHashSet<>(key.fields());
        read.addAll(key.agreeing());
        registry.uid().ifPresent(read::add);
        read.add(registry.id());
        Set<FoundRecord> decided = new LinkedHashSet<>();
        for (Row there : target.selectByKey(registry, List.copyOf(read), key.fields(), byKey.keySet())) {
            List<@Nullable Object> values = new ArrayList<>();
            key.fields().forEach(field -> values.add(there.get(field)));
            for (FoundRecord record : byKey.getOrDefault(values, List.of())) {
                if (concerned.test(record, there) && decided.add(record)) {
                    decision.make(record, there);
                }
            }
        }
    }

    private void matchByContent(Registry<?> registry, Collection<FoundRecord> records, Field hash) {
        OnSameContent policy = scope.options().onSameContent();
        if (policy == OnSameContent.CREATE) {
            return;
        }
        MatchingKey key = new MatchingKey(List.of(hash), List.of());
        BiPredicate<FoundRecord, Row> isAnother =
                (record, there) -> !isOtherVersion(registry, record, there) && !hasJustCome(registry, there);
        match(registry, records, key, FoundRecord::get, isAnother, (record, there) -> {
            if (policy == OnSameContent.MAP) {
                match(record, there, "by " + names(key));
            } else {
                record.resemble(there(registry, there));
            }
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

    /** Reads one part of a key in the terms of the target. */
    private interface KeyPart {
        @Nullable
        Object of(FoundRecord record, Field field);
    }

    /** Decides what it means that the target has a row with the key of a record. */
    private interface Decision {
        void make(FoundRecord record, Row there);
    }
}
