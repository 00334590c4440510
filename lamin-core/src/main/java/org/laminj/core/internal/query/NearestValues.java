package org.laminj.core.internal.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.Nearest;
import org.laminj.core.query.Comparison;
import org.laminj.core.query.Condition;
import org.laminj.core.query.Lookup;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;

/** Finds values that somebody may have meant who asked for one that no record has; one statement. */
final class NearestValues {

    private static final int MOST_COMPARED = 1_000;

    private final RecordSource source;
    private final Selection<?> selection;

    NearestValues(RecordSource source, Selection<?> selection) {
        this.source = source;
        this.selection = selection;
    }

    /** A question, if the selection asks for one text of one field and some are alike; else nothing. */
    String suggestion() {
        List<? extends Condition<?>> all =
                selection.filters().stream().flatMap(List::stream).toList();
        return all.size() == 1 && all.get(0) instanceof Comparison<?> comparison ? suggestion(comparison) : "";
    }

    private String suggestion(Comparison<?> comparison) {
        Registry<?> registry = selection.registry();
        Optional<Field> field = comparison.component().isPresent()
                ? registry.componentField(comparison.component().get())
                : registry.field(comparison.expression());
        return field.filter(found -> found.type() == FieldType.TEXT && comparison.value() instanceof String)
                .filter(found -> comparison.lookup().orElse(Lookup.EXACT) == Lookup.EXACT)
                .map(found -> suggestion(found, comparison.value().toString()))
                .orElse("");
    }

    /** A question that names values like a text, if there are some; else nothing. */
    String suggestion(Field field, String wanted) {
        return suggestion(field, wanted, value -> value);
    }

    /** A question that names values which begin like a text does, if there are some; else nothing. */
    String suggestionByBeginning(Field field, String wanted) {
        return suggestion(field, wanted, value -> value.substring(0, Math.min(wanted.length(), value.length())));
    }

    private String suggestion(Field field, String wanted, UnaryOperator<String> compared) {
        if (wanted.isBlank()) {
            return "";
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Object value : values(selection.registry(), field, wanted)) {
            values.putIfAbsent(compared.apply(value.toString()), value.toString());
        }
        List<String> nearest = Nearest.to(wanted, values.keySet()).stream()
                .map(near -> "'" + values.get(near) + "'")
                .toList();
        return nearest.isEmpty() ? "" : " Did you mean " + String.join(", ", nearest) + "?";
    }

    /** Values that begin with the same letter, whatever its case. */
    private <R extends SqlRecord> List<Object> values(Registry<R> registry, Field field, String wanted) {
        String first = wanted.substring(0, wanted.offsetByCodePoints(0, 1));
        return source.values(
                Selection.of(registry)
                        .filter(List.of(Condition.lookup(field.name() + "__" + Lookup.ISTARTSWITH.spelling(), first)))
                        .limit(MOST_COMPARED),
                field);
    }
}
