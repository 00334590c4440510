package org.laminj.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.TermDifference;
import org.laminj.transfer.TransferPlan;

/** What the table of a plan only counts: values that would change, links that would go, and what terms say
 * differently, a line for each. */
final class PlanDetails {

    private static final int LONGEST_VALUE = 80;

    private final TransferPlan plan;

    PlanDetails(TransferPlan plan) {
        this.plan = plan;
    }

    /** The lines, none if nothing that is there would change. */
    String text() {
        return some(changes("update", Outcome.UPDATED))
                + some(changes("rename", Outcome.TRANSFERRED))
                + some(plan.removed().stream().map(PlanDetails::line).toList())
                + some(plan.terms().differences().stream()
                        .sorted(Comparator.comparing(difference -> !difference.contradicts()))
                        .map(PlanDetails::line)
                        .toList());
    }

    private List<String> changes(String verb, Outcome outcome) {
        return plan.records().stream()
                .filter(record -> record.outcome() == outcome)
                .flatMap(record -> changes(verb, record))
                .toList();
    }

    private static Stream<String> changes(String verb, PlannedRecord record) {
        return record.changes().stream().map(change -> verb + " " + record.key() + ": " + text(change));
    }

    private static String text(FieldChange change) {
        return change.field() + " " + quoted(change.from()) + " → " + quoted(change.to());
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "none";
        }
        String line = Failures.oneLine(value);
        boolean fits = line.codePointCount(0, line.length()) <= LONGEST_VALUE;
        return "'" + (fits ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…") + "'";
    }

    private static String line(RemovedLink link) {
        return "remove " + link.table() + ": " + link.from() + " – " + link.to();
    }

    private static String line(TermDifference difference) {
        return "differ " + difference.record() + ": " + difference.field() + " " + quoted(difference.there())
                + " there, " + quoted(difference.here()) + " here";
    }

    private static String some(List<String> lines) {
        return DetailLines.text(lines, "--plan FILE or -o json");
    }
}
