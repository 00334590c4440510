package org.laminj.transfer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.core.display.FrameText;
import org.laminj.transfer.internal.TransferJson;

/**
 * What taking back a transfer removes, or has removed. Immutable.
 *
 * @param target slug of the instance
 * @param run uid of the transfer run
 * @param counts for each registry and link table how many of the rows that the run created are removed and kept
 * @param kept the records that stay, each with the reason
 * @param data where the data of removed artifacts stays that is in storages of the instance, such as what was copied
 */
public record RevertReport(
        String target, String run, SortedMap<String, RowCounts> counts, List<KeptRecord> kept, List<String> data) {

    /**
     * The rows of one registry or link table that a run created.
     *
     * @param removed that go
     * @param kept that stay
     */
    public record RowCounts(long removed, long kept) {}

    public RevertReport {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        kept = List.copyOf(kept);
        data = List.copyOf(data);
    }

    /** The report as JSON: the components under their names. */
    public String toJson() {
        return TransferJson.write(this);
    }

    /** A row for each of {@link #counts}. */
    public DataFrame frame() {
        DataFrameArrayAppender rows =
                DataFrame.byArrayRow("of", "removed", "kept").appender();
        counts.forEach((of, count) -> rows.append(of, count.removed(), count.kept()));
        return rows.toDataFrame();
    }

    /** {@link #frame()} as text. */
    public String table() {
        return FrameText.of(frame());
    }
}
