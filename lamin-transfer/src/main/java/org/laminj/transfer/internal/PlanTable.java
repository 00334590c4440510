package org.laminj.transfer.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.DataFrame;
import org.dflib.builder.DataFrameArrayAppender;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.TransferPlan;

/** A plan as a data frame: what becomes of the records of each registry and of the links of each table. */
public final class PlanTable {

    private PlanTable() {}

    public static DataFrame of(TransferPlan plan) {
        DataFrameArrayAppender rows = DataFrame.byArrayRow("of", "reached", "mapped", "transferred", "left_behind")
                .appender();
        Map<String, Integer> reached = new LinkedHashMap<>();
        Map<String, Integer> mapped = new LinkedHashMap<>();
        for (PlannedRecord planned : plan.records()) {
            String registry = planned.key().registry();
            reached.merge(registry, 1, Integer::sum);
            mapped.merge(registry, planned.outcome() == Outcome.MAPPED ? 1 : 0, Integer::sum);
        }
        reached.forEach((registry, count) -> {
            int there = mapped.getOrDefault(registry, 0);
            rows.append(registry, (long) count, (long) there, (long) (count - there), 0L);
        });
        plan.links()
                .forEach((table, counts) -> rows.append(
                        table, counts.mapped() + counts.transferred(), counts.mapped(), counts.transferred(), 0L));
        plan.leftBehind().forEach((registry, count) -> rows.append(registry, count, 0L, 0L, count));
        return rows.toDataFrame();
    }
}
