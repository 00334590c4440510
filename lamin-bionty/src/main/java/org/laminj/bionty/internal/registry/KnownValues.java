package org.laminj.bionty.internal.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.TermMatcher;

/** Which records of a registry values mean: those of one organism only, where records name one. */
final class KnownValues {

    private final StoreSession session;
    private final TermRegistry<?> terms;
    private final Registry<?> registry;
    private final Field field;
    private final Optional<Field> synonyms;
    private final Optional<Long> organism;
    private final Map<String, Long> ids = new HashMap<>();

    /**
     * @param field in which the values are looked for; only names have synonyms
     * @param organism the id of the organism; empty if it has no record, or if records name none
     */
    KnownValues(StoreSession session, TermRegistry<?> terms, Field field, Optional<Long> organism) {
        this.session = session;
        this.terms = terms;
        this.registry = terms.registry();
        this.field = field;
        this.synonyms = field.equals(registry.nameField()) ? registry.field("synonyms") : Optional.empty();
        this.organism = organism;
    }

    /** What the values are to the registry; one statement, and one more that reads all records if some are not found. */
    Inspection inspect(Collection<String> values) {
        return Inspection.of(values, known(values), this::matches);
    }

    /** The id of the record that has a value which was found, in the field; of several with the same the first. */
    long id(String value) {
        return requireNonNull(ids.get(value), value);
    }

    private Set<String> known(Collection<String> values) {
        Set<String> known = new HashSet<>();
        session.select(registry, fields(), field, new HashSet<>(values)).stream()
                .filter(this::isOfOrganism)
                .forEach(row -> known.add(note(row, String.valueOf(row.get(field)))));
        return known;
    }

    private String note(Row row, String value) {
        ids.putIfAbsent(value, row.number(registry.id()));
        return value;
    }

    private Map<String, List<String>> matches(Collection<String> values) {
        TermMatcher matcher = new TermMatcher(values);
        for (Row row : session.selectAll(registry, fields())) {
            Object value = row.get(field);
            if (value != null && isOfOrganism(row)) {
                matcher.show(
                        note(row, value.toString()),
                        synonyms.map(each -> text(row.get(each))).orElse(null));
            }
        }
        return new LinkedHashMap<>(matcher.matches());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private boolean isOfOrganism(Row row) {
        return terms.organism()
                .map(each -> Objects.equals(row.numberOrNull(each), organism.orElse(null)))
                .orElse(true);
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(registry.id(), field));
        synonyms.ifPresent(fields::add);
        terms.organism().ifPresent(fields::add);
        return fields;
    }
}
