package org.laminj.core.internal.query;

import java.util.List;
import java.util.stream.Stream;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Condition;

/** Takes conditions apart. */
final class Comparisons {

    private Comparisons() {}

    /** All comparisons of a condition, also those of alternatives and what is negated. */
    static Stream<Comparison<?>> of(Condition<?> condition) {
        if (condition instanceof Condition.Negation<?> negation) {
            return of(negation.condition());
        }
        if (condition instanceof Condition.All<?> all) {
            return of(all.conditions());
        }
        if (condition instanceof Condition.Any<?> any) {
            return of(any.conditions());
        }
        return Stream.of((Comparison<?>) condition);
    }

    /** All comparisons of conditions. */
    static Stream<Comparison<?>> of(List<? extends Condition<?>> conditions) {
        return conditions.stream().flatMap(Comparisons::of);
    }
}
