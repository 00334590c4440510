package org.laminj.core.internal.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Condition;
import org.laminj.core.query.Lookup;

/**
 * When a selection shows visible records only: always, until it says otherwise.
 *
 * <p>It says so by asking for any visibility, by a condition on visibility wherever it stands, and by one on the id or
 * uid that all its records must satisfy.
 */
final class VisibilityRule {

    private static final String VISIBILITY = "visibility";

    private static final Set<String> KNOWN_RECORDS = Set.of("id", "id__in", "uid", "uid__in", "uid__startswith");

    private VisibilityRule() {}

    static boolean showsVisibleOnly(Selection<?> selection) {
        return selection.registry().hasVisibility()
                && !selection.anyVisibility()
                && conditions(selection).noneMatch(VisibilityRule::speaksOfVisibility)
                && conditions(selection).noneMatch(VisibilityRule::namesRecords);
    }

    private static Stream<? extends Condition<?>> conditions(Selection<?> selection) {
        return selection.filters().stream().flatMap(List::stream);
    }

    private static boolean speaksOfVisibility(Condition<?> condition) {
        return Comparisons.of(condition)
                .anyMatch(comparison -> spelling(comparison).startsWith(VISIBILITY));
    }

    private static boolean namesRecords(Condition<?> condition) {
        if (condition instanceof Condition.All<?> all) {
            return all.conditions().stream().anyMatch(VisibilityRule::namesRecords);
        }
        return condition instanceof Comparison<?> comparison && KNOWN_RECORDS.contains(spelling(comparison));
    }

    private static String spelling(Comparison<?> comparison) {
        String name = comparison.component().orElse(comparison.expression());
        return comparison
                .lookup()
                .filter(lookup -> lookup != Lookup.EXACT)
                .map(lookup -> name + "__" + lookup.spelling())
                .orElse(name);
    }
}
