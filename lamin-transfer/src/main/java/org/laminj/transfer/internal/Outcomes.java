package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Versioned;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.internal.Closure.Sighting;
import org.laminj.transfer.internal.Closure.Way;

/** What becomes of each record of a closure, decided by what the target has before anything is written. */
final class Outcomes {

    private final Closure closure;
    private final List<PlannedRecord> records = new ArrayList<>();
    private final List<RecordKey> toldMapped = new ArrayList<>();
    private final List<RecordKey> toldTransferred = new ArrayList<>();

    Outcomes(Closure closure) {
        this.closure = closure;
        for (Sighting sighting : closure.sightings()) {
            FoundRecords found = closure.of(sighting.registry());
            Row row = found.row(sighting.sourceId());
            boolean isMapped = found.isMatched(row);
            RecordKey key = key(sighting.registry(), row);
            records.add(new PlannedRecord(
                    key,
                    isMapped ? Outcome.MAPPED : Outcome.TRANSFERRED,
                    found.reason(sighting.sourceId()),
                    step(sighting)));
            if (isTold(sighting, isMapped)) {
                (isMapped ? toldMapped : toldTransferred).add(key);
            }
        }
    }

    /**
     * As the original tells it: all new records but feature sets and values; of those that were there the selected
     * ones and the labels.
     */
    private static boolean isTold(Sighting sighting, boolean isMapped) {
        Class<?> type = sighting.registry().type();
        boolean linked = sighting.way() == Way.LINK || sighting.way() == Way.MEMBER;
        if (sighting.registry().uid().isEmpty()) {
            return false;
        }
        if (linked && !CanValidate.class.isAssignableFrom(type) && !Versioned.class.isAssignableFrom(type)) {
            return false;
        }
        return !isMapped || sighting.way() == Way.SELECTED || sighting.way() == Way.LINK;
    }

    private PlannedRecord.@Nullable Step step(Sighting sighting) {
        Closure.Step step = sighting.step();
        if (step == null) {
            return null;
        }
        FoundRecords from = closure.of(step.from());
        return new PlannedRecord.Step(key(from.registry(), from.row(step.sourceId())), step.by());
    }

    private RecordKey key(Registry<?> registry, Row row) {
        Optional<Field> uid = registry.uid();
        String name = uid.isPresent()
                ? String.valueOf(row.get(uid.get()))
                : registry.naturalKeys().stream()
                        .flatMap(natural -> natural.fields().stream())
                        .map(field -> keyPart(row, field))
                        .collect(Collectors.joining(", "));
        return new RecordKey(registry.name(), name);
    }

    private String keyPart(Row row, Field field) {
        Long reference = field.isForeignKey() ? row.numberOrNull(field) : null;
        if (reference == null) {
            return String.valueOf(row.get(field));
        }
        FoundRecords referred =
                closure.of(field.foreignKey().orElseThrow().target()).orElseThrow();
        return key(referred.registry(), referred.row(reference)).uid();
    }

    /** Each record that is reached, in the order in which they are told of. */
    List<PlannedRecord> records() {
        return records;
    }

    /** The records with one outcome. */
    List<RecordKey> with(Outcome outcome) {
        return records.stream()
                .filter(planned -> planned.outcome() == outcome)
                .map(PlannedRecord::key)
                .toList();
    }

    /** The two lines of the original; a list may be empty. */
    List<String> lines() {
        return List.of("mapped records: " + joined(toldMapped), "transferred records: " + joined(toldTransferred));
    }

    private static String joined(List<RecordKey> keys) {
        return keys.stream().map(RecordKey::toString).collect(Collectors.joining(", "));
    }
}
