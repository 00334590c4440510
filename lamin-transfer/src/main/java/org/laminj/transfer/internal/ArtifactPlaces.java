package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Data;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.internal.data.ArtifactData;

/**
 * Finds where the data of artifacts is that come along, or that the target has and whose data lies in a linked storage;
 * and where it shall be. Where it is copied, the records are given the place of the copy.
 *
 * <p>A new artifact has its data where the source says, and so has one whose content or place an update changes; of any
 * other that the target has, the target says it.
 */
final class ArtifactPlaces {

    private static final String KEY_IS_VIRTUAL = "_key_is_virtual";
    private static final Set<String> DATA =
            Set.of("storage", "key", KEY_IS_VIRTUAL, "suffix", "size", "hash", "_hash_type", "n_objects");

    private final Instance target;
    private final Scope scope;
    private final StoreSession from;
    private final StoreSession into;
    private final Registry<?> artifacts;
    private final Registry<?> storages;

    /** A storage as a database has it. */
    private record Place(String uid, String root, @Nullable String manager) {}

    ArtifactPlaces(Instance target, Scope scope, StoreSession from, StoreSession into) {
        this.target = target;
        this.scope = scope;
        this.from = from;
        this.into = into;
        this.artifacts = scope.registry(Artifact.class);
        this.storages = scope.registry(Storage.class);
    }

    /** Finds them where the options ask for data; takes a statement or two for each side. */
    List<ArtifactData> find(Closure closure) {
        boolean copies = scope.options().data() == Data.COPY;
        if (!copies && !scope.options().checkData()) {
            return List.of();
        }
        List<FoundRecord> all = closure.of(Artifact.class)
                .map(found -> List.copyOf(found.all()))
                .orElse(List.of());
        List<FoundRecord> fresh = all.stream().filter(FoundRecord::isNew).toList();
        List<FoundRecord> matched = all.stream().filter(FoundRecord::isMatched).toList();
        if (fresh.isEmpty() && matched.isEmpty()) {
            return List.of();
        }
        OwnStorage own = copies ? OwnStorage.of(target, into) : null;
        Map<Long, Place> placesHere =
                places(from, all.stream().map(FoundRecord::row).toList());
        List<ArtifactData> found = new ArrayList<>();
        fresh.forEach(record -> found.add(ofNew(record, placesHere, own)));
        found.addAll(ofPresent(matched, placesHere, own));
        return found;
    }

    private ArtifactData ofNew(FoundRecord record, Map<Long, Place> places, @Nullable OwnStorage own) {
        ArtifactData data = data(record.row(), uid(record.row()), places, own);
        if (own != null) {
            record.amend(atOwnPlace(record.row()), List.of(), List.of());
        }
        return data;
    }

    private List<ArtifactData> ofPresent(
            List<FoundRecord> matched, Map<Long, Place> placesHere, @Nullable OwnStorage own) {
        Map<Long, FoundRecord> byId = new HashMap<>();
        matched.forEach(record -> record.targetId().ifPresent(id -> byId.putIfAbsent(id, record)));
        List<Row> there = into.select(artifacts, read(), artifacts.id(), byId.keySet());
        Map<Long, Place> placesThere = places(into, there);
        List<ArtifactData> found = new ArrayList<>();
        for (Row row : there) {
            FoundRecord record = requireNonNull(byId.get(row.number(artifacts.id())));
            Place now = requireNonNull(placesThere.get(row.number(field("storage"))));
            boolean changes = record.changed().stream().anyMatch(this::tellsOfData);
            if (changes || !Objects.equals(now.manager(), target.uid())) {
                found.add(
                        changes
                                ? data(record.row(), uid(row), placesHere, own)
                                : data(row, uid(row), placesThere, own));
                if (own != null) {
                    bringOver(record, row, now, own);
                }
            }
        }
        return found;
    }

    private List<Field> read() {
        return Stream.concat(
                        Stream.of(artifacts.id(), artifacts.uid().orElseThrow()),
                        artifacts.fields().stream().filter(this::tellsOfData))
                .toList();
    }

    private boolean tellsOfData(Field field) {
        return DATA.contains(field.name());
    }

    private Field field(String name) {
        return artifacts.field(name).orElseThrow();
    }

    private String uid(Row row) {
        return String.valueOf(row.get(artifacts.uid().orElseThrow()));
    }

    private Map<Long, Place> places(StoreSession session, Collection<Row> rows) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.number(field("storage"))));
        Field uid = storages.uid().orElseThrow();
        Field root = storages.field("root").orElseThrow();
        Field manager = storages.field("instance_uid").orElseThrow();
        Map<Long, Place> places = new HashMap<>();
        session.select(storages, List.of(storages.id(), uid, root, manager), storages.id(), ids)
                .forEach(row -> places.put(
                        row.number(storages.id()),
                        new Place(String.valueOf(row.get(uid)), String.valueOf(row.get(root)), text(row, manager))));
        return places;
    }

    private ArtifactData data(Row row, String uid, Map<Long, Place> places, @Nullable OwnStorage own) {
        Place place = requireNonNull(places.get(row.number(field("storage"))));
        String suffix = text(row, field("suffix"));
        Long objects = row.numberOrNull(field("n_objects"));
        return new ArtifactData(
                uid,
                place.root(),
                PhysicalKey.of(text(row, field("key")), isVirtual(row), uid(row), suffix, objects != null),
                own == null ? null : PhysicalKey.ofUid(uid, suffix, objects != null),
                row.numberOrNull(field("size")),
                text(row, field("hash")),
                text(row, field("_hash_type")),
                objects);
    }

    private boolean isVirtual(Row row) {
        return Boolean.TRUE.equals(row.get(field(KEY_IS_VIRTUAL)));
    }

    private static @Nullable String text(Row row, Field field) {
        Object value = row.get(field);
        return value == null ? null : value.toString();
    }

    private Row atOwnPlace(Row row) {
        return row.with(field(KEY_IS_VIRTUAL), true);
    }

    private void bringOver(FoundRecord record, Row row, Place now, OwnStorage own) {
        List<Field> fields = new ArrayList<>();
        List<FieldChange> changes = new ArrayList<>();
        if (!now.uid().equals(own.uid())) {
            fields.add(field("storage"));
            changes.add(new FieldChange("storage", now.uid(), own.uid()));
        }
        if (!isVirtual(row)) {
            fields.add(field(KEY_IS_VIRTUAL));
            changes.add(new FieldChange(KEY_IS_VIRTUAL, "false", "true"));
        }
        record.amend(atOwnPlace(record.row()), fields, changes);
    }
}
