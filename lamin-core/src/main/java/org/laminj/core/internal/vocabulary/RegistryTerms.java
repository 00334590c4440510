package org.laminj.core.internal.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.TermMatcher;

/**
 * The values that the records of a registry have in a field, and by which else they are known.
 *
 * <p>Looking up takes a statement for each ten thousand values; only if some are not found all records are read once.
 */
public final class RegistryTerms<R extends SqlRecord> {

    private static final String SYNONYMS = "synonyms";

    private final RecordSource records;
    private final Registry<R> registry;
    private final Field field;

    public RegistryTerms(RecordSource records, Registry<R> registry, Field field) {
        this.records = records;
        this.registry = registry;
        this.field = field;
    }

    public Registry<R> registry() {
        return registry;
    }

    public Field field() {
        return field;
    }

    /** Whether the registry has no records at all. */
    public boolean isEmpty() {
        return records.ids(Selection.of(registry).withAnyVisibility().limit(1)).isEmpty();
    }

    /** Those of the values that a record has. */
    public Set<String> known(Collection<String> values) {
        Set<String> known = new HashSet<>();
        List<Row> rows = records.database()
                .readSession(session -> session.select(registry, List.of(field), field, Set.copyOf(values)));
        rows.forEach(row -> known.add(String.valueOf(row.get(field))));
        return known;
    }

    /** What the values are to the registry. */
    public Inspection inspect(Collection<String> values) {
        Set<String> distinct = new LinkedHashSet<>(values);
        Set<String> known = known(distinct);
        return Inspection.of(distinct, known, this::matches);
    }

    private Map<String, List<String>> matches(Collection<String> values) {
        Optional<Field> synonyms = field.equals(registry.nameField()) ? registry.field(SYNONYMS) : Optional.empty();
        List<Field> fields = Stream.concat(Stream.of(field), synonyms.stream()).toList();
        TermMatcher matcher = new TermMatcher(values);
        records.database()
                .readSession(session -> session.selectAll(registry, fields))
                .forEach(row -> show(matcher, row, synonyms));
        return matcher.matches();
    }

    private void show(TermMatcher matcher, Row row, Optional<Field> synonyms) {
        Object value = row.get(field);
        if (value != null) {
            matcher.show(
                    value.toString(), synonyms.map(each -> text(row.get(each))).orElse(null));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** The records that have one of the values, by value; of several the first by id. */
    public Map<String, R> records(Collection<String> values) {
        List<Row> rows = records.database()
                .readSession(session ->
                        session.select(registry, registry.fields(), field, new ArrayList<>(Set.copyOf(values))));
        List<R> found = records.records(registry, rows);
        Map<String, R> byValue = new HashMap<>();
        for (int position = 0; position < rows.size(); position++) {
            byValue.putIfAbsent(String.valueOf(rows.get(position).get(field)), found.get(position));
        }
        return byValue;
    }
}
