package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.FrameText;
import org.laminj.transfer.internal.PlanTable;
import org.laminj.transfer.internal.TransferJson;

/**
 * What a transfer will do, made by reading alone. Immutable.
 *
 * <p>A plan can be looked at, kept as a file, and applied later: it carries a digest of the rows that it was made from,
 * and is refused when one of them has changed.
 *
 * @param source slug of the source instance
 * @param target slug of the target instance
 * @param registry the registry of the selected records
 * @param selected the uids of the selected records, in order
 * @param options what comes along, and what happens with what is there
 * @param records each record that is reached, in the order in which they are told of
 * @param counts for each registry and link table what becomes of its rows; also for each column whose values stay behind
 * @param dropped what stays behind, and why
 * @param removed links of the target that are removed, for the source lacks them
 * @param terms what terms say differently on both sides, and which ontologies could not be asked
 * @param digests for each registry and link table a digest of the rows that were read on both sides, in hexadecimal
 * @param data what was found of the data, if that is checked; how much there is, if it is copied; else null
 */
public record TransferPlan(
        String source,
        String target,
        String registry,
        List<String> selected,
        TransferOptions options,
        List<PlannedRecord> records,
        SortedMap<String, Counts> counts,
        List<Dropped> dropped,
        List<RemovedLink> removed,
        TermNotes terms,
        SortedMap<String, String> digests,
        @Nullable DataReport data) {

    public TransferPlan {
        selected = List.copyOf(selected);
        records = List.copyOf(records);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        dropped = List.copyOf(dropped);
        removed = List.copyOf(removed);
        requireNonNull(terms, "terms");
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /** Reads what {@link #toJson} wrote. */
    public static TransferPlan fromJson(String json) {
        try {
            return TransferJson.read(json, TransferPlan.class);
        } catch (IllegalArgumentException e) {
            throw new TransferException("Cannot read the plan of a transfer: " + e.getMessage()
                    + ". Make it again with 'lamin transfer --dry-run --plan FILE'.");
        }
    }

    /** The plan as JSON, the same for equal plans. */
    public String toJson() {
        return TransferJson.write(this);
    }

    /** The records with one outcome, in the order in which they are met. */
    public List<RecordKey> with(Outcome outcome) {
        return records.stream()
                .filter(planned -> planned.outcome() == outcome)
                .map(PlannedRecord::key)
                .toList();
    }

    /**
     * Why a record is reached: the shortest way to it from a selected record, which comes first.
     *
     * @param uid of the record
     * @throws TransferException if the plan does not reach it
     */
    public List<PlannedRecord> explain(String uid) {
        ArrayDeque<PlannedRecord> way = new ArrayDeque<>();
        PlannedRecord record = records.stream()
                .filter(planned -> planned.key().uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new TransferException(
                        "The plan does not reach a record with uid '" + uid + "'. Look for it among its records."));
        Map<RecordKey, PlannedRecord> byKey = new HashMap<>();
        records.forEach(planned -> byKey.putIfAbsent(planned.key(), planned));
        while (record != null) {
            way.addFirst(record);
            PlannedRecord.Step step = record.step();
            record = step == null ? null : byKey.get(step.from());
        }
        return List.copyOf(way);
    }

    /** The records that contradict what the target has; as long as there is one the plan cannot be applied. */
    public List<PlannedRecord> conflicts() {
        return records.stream()
                .filter(planned -> planned.outcome() == Outcome.CONFLICT)
                .toList();
    }

    public boolean hasConflicts() {
        return !conflicts().isEmpty();
    }

    /** What stays behind although nobody asked for that. */
    public List<Dropped> losses() {
        return dropped.stream().filter(left -> left.reason().isLoss()).toList();
    }

    /** The registries and link tables of which this plan and another read different rows. */
    public List<String> differences(TransferPlan other) {
        TreeSet<String> names = new TreeSet<>(digests.keySet());
        names.addAll(other.digests.keySet());
        names.removeIf(name -> digests.containsKey(name) && digests.get(name).equals(other.digests.get(name)));
        return List.copyOf(names);
    }

    /** A row for each of {@link #counts}. */
    public DataFrame frame() {
        return PlanTable.of(counts);
    }

    /** {@link #frame()} as text. */
    public String table() {
        return FrameText.of(frame());
    }
}
