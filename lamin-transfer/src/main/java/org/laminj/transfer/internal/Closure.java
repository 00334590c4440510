package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;

/** All rows that belong to a transfer: records with what the target has of them, and the links between them. */
final class Closure {

    private final Map<Class<? extends SqlRecord>, FoundRecords> records = new LinkedHashMap<>();
    private final Map<LinkTable, Map<Long, Row>> links = new LinkedHashMap<>();
    private int met;
    private final Map<String, Long> leftBehind = new LinkedHashMap<>();
    private final Map<Class<? extends SqlRecord>, Map<Long, Sighting>> sightings = new LinkedHashMap<>();

    /**
     * How a record was met.
     *
     * @param way of all ways on which it was met the one that is told of first
     * @param position counts the records in the order in which they were first met
     * @param step how it was first reached, null for a selected record
     */
    record Sighting(
            Registry<?> registry,
            long sourceId,
            Way way,
            int position,
            @Nullable Step step) {

        private Sighting alsoOn(Way other) {
            return other.compareTo(way) < 0 ? new Sighting(registry, sourceId, other, position, step) : this;
        }
    }

    /**
     * The step by which a record was first met.
     *
     * @param from the registry of the record from which it was reached
     * @param sourceId the id of that record
     * @param by the reference or accessor along which
     */
    record Step(Registry<?> from, long sourceId, String by) {}

    /** The ways on which records are met, in the order in which they are told of. */
    enum Way {
        /** Selected. */
        SELECTED,
        /** Referred to by a selected record. */
        REFERENCE_OF_SELECTED,
        /** Linked to a record that is itself linked, as the members of a feature set are. */
        MEMBER,
        /** Linked to a selected record. */
        LINK,
        /** Referred to by a record or link that came along. */
        REFERENCE
    }

    FoundRecords of(Registry<?> registry) {
        return records.computeIfAbsent(registry.type(), type -> new FoundRecords(registry));
    }

    Optional<FoundRecords> of(Class<? extends SqlRecord> type) {
        return Optional.ofNullable(records.get(type));
    }

    /** The id in the target of a record of the source; empty if the target lacks it or it does not belong here. */
    Optional<Long> targetId(Class<? extends SqlRecord> type, long sourceId) {
        return of(type).flatMap(found -> found.targetId(sourceId));
    }

    /** A value of a row in the terms of the target: a reference as the id there, null if the target lacks it. */
    @Nullable
    Object inTarget(Row row, Field field) {
        if (!field.isForeignKey()) {
            return row.get(field);
        }
        Long id = row.numberOrNull(field);
        return id == null
                ? null
                : targetId(field.foreignKey().orElseThrow().target(), id).orElse(null);
    }

    Collection<FoundRecords> all() {
        return records.values();
    }

    /** Notes how records were met, and answers which of them were not met before. */
    List<Long> see(Registry<?> registry, Map<Long, @Nullable Step> steps, Way way) {
        Map<Long, Sighting> known = sightings.computeIfAbsent(registry.type(), type -> new LinkedHashMap<>());
        List<Long> unseen = new ArrayList<>();
        steps.forEach((id, step) -> {
            Sighting before = known.get(id);
            if (before == null) {
                unseen.add(id);
                known.put(id, new Sighting(registry, id, way, met++, step));
            } else {
                known.put(id, before.alsoOn(way));
            }
        });
        return unseen;
    }

    /** In the order in which they are told of. */
    List<Sighting> sightings() {
        return sightings.values().stream()
                .flatMap(known -> known.values().stream())
                .sorted(Comparator.comparing(Sighting::way).thenComparing(Sighting::position))
                .toList();
    }

    /** Adds links; one that both ends reach is there once. */
    void addLinks(LinkTable link, List<Row> rows) {
        Map<Long, Row> known = links.computeIfAbsent(link, table -> new LinkedHashMap<>());
        rows.forEach(row -> known.putIfAbsent(row.number(link.id()), row));
    }

    Map<LinkTable, Map<Long, Row>> links() {
        return links;
    }

    void leaveBehind(Registry<?> registry, long count) {
        if (count > 0) {
            leftBehind.merge(registry.name(), count, Long::sum);
        }
    }

    Map<String, Long> leftBehind() {
        return leftBehind;
    }
}
