package org.laminj.transfer.internal;

import java.util.SortedMap;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.transfer.Counts;

/** Counts as a data frame: what becomes of the records of each registry and of the links of each table. */
public final class PlanTable {

    private PlanTable() {}

    /** A row for each registry, link table and column that is reached, in the order of their names. */
    public static DataFrame of(SortedMap<String, Counts> counts) {
        DataFrameArrayAppender rows = DataFrame.byArrayRow(
                        "of",
                        "reached",
                        "mapped",
                        "resolved",
                        "transferred",
                        "updated",
                        "conflict",
                        "dropped",
                        "removed")
                .appender();
        counts.forEach((of, count) -> rows.append(
                of,
                count.reached(),
                count.mapped(),
                count.resolved(),
                count.transferred(),
                count.updated(),
                count.conflict(),
                count.dropped(),
                count.removed()));
        return rows.toDataFrame();
    }
}
