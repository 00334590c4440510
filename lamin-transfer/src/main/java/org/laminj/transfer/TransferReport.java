package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.FrameText;
import org.laminj.transfer.internal.PlanTable;
import org.laminj.transfer.internal.TransferJson;

/**
 * What a transfer did. Immutable.
 *
 * @param source slug of the source instance
 * @param target slug of the target instance
 * @param registry the registry of the selected records
 * @param run uid of the run in the target that all new rows name; null in the report of a resumed transfer that failed
 *     again before it wrote
 * @param options what came along, and what happened with what was there
 * @param records each record that was reached and what became of it, in the order in which they are told of
 * @param counts for each registry and link table what became of its rows; also for each column whose values stayed behind
 * @param dropped what stayed behind, and why
 * @param removed links of the target that were removed
 * @param terms what terms say differently on both sides, and which ontologies could not be asked
 * @param bytes of data that the new records are about, wherever that is
 * @param millis how long each phase took, in milliseconds; of a resumed transfer only what was done now
 * @param data what became of the data, if it was copied or checked, of a resumed transfer only now; else null
 */
public record TransferReport(
        String source,
        String target,
        String registry,
        @Nullable String run,
        TransferOptions options,
        List<PlannedRecord> records,
        SortedMap<String, Counts> counts,
        List<Dropped> dropped,
        List<RemovedLink> removed,
        TermNotes terms,
        long bytes,
        SortedMap<Phase, Long> millis,
        @Nullable DataReport data) {

    public TransferReport {
        records = List.copyOf(records);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        dropped = List.copyOf(dropped);
        removed = List.copyOf(removed);
        requireNonNull(terms, "terms");
        millis = Collections.unmodifiableSortedMap(new TreeMap<>(millis));
    }

    /** Reads what {@link #toJson} wrote. */
    public static TransferReport fromJson(String json) {
        try {
            return TransferJson.read(json, TransferReport.class);
        } catch (IllegalArgumentException e) {
            throw new TransferException("Cannot read the report of a transfer: " + e.getMessage());
        }
    }

    /** The report as JSON: the components under their names, registries and tables in order of their names. */
    public String toJson() {
        return TransferJson.write(this);
    }

    /** The records with one outcome, in the order in which they are told of. */
    public List<RecordKey> with(Outcome outcome) {
        return records.stream()
                .filter(planned -> planned.outcome() == outcome)
                .map(PlannedRecord::key)
                .toList();
    }

    /** What stayed behind although nobody asked for that. */
    public List<Dropped> losses() {
        return dropped.stream().filter(left -> left.reason().isLoss()).toList();
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
