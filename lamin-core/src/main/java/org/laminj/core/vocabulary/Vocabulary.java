package org.laminj.core.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.instance.ComponentReference;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.vocabulary.RegistryTerms;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldReference;

/**
 * What the records of a registry are called, to check values of data against: names, or another field such as an ontology
 * id.
 *
 * <pre>{@code
 * Vocabulary<CellType> cellTypes = lamin.vocabulary(CellType.class);
 * Inspection found = cellTypes.inspect(List.of("T cell", "t-cell", "tcell"));
 * List<String> names = cellTypes.standardize(List.of("t-cell"));
 * List<CellType> records = cellTypes.fromValues(names);
 * }</pre>
 *
 * <p>A value is validated if a record has exactly this. It can be standardized if a record has it in other letter case, or
 * among its synonyms. Blank values are never validated, stay as they are, and are not told of; none may be null. Each call
 * takes a statement for each ten thousand distinct values, and one more that reads the names of all records if some are not
 * found. Immutable and thread-safe. Mirrors {@code CanValidate}.
 *
 * @param <R> the record class
 */
public final class Vocabulary<R extends SqlRecord> implements Terminology {

    private final OpenDatabase open;
    private final RegistryTerms<R> terms;
    private final @Nullable Run run;

    /** Called by {@link org.laminj.core.Instance#vocabulary}. */
    public Vocabulary(OpenDatabase open, RegistryTerms<R> terms, @Nullable Run run) {
        this.open = open;
        this.terms = terms;
        this.run = run;
    }

    /** The same registry by another field, e.g. {@code CellType::ontologyId}. Only names have synonyms. */
    public Vocabulary<R> by(FieldReference<R, ? extends @Nullable String> field) {
        return by(terms.registry()
                .componentField(requireNonNull(field, "field").component())
                .orElseThrow());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the registry has no such field of text
     */
    @Override
    public Vocabulary<R> by(String field) {
        return by(terms.registry().textField(field));
    }

    private Vocabulary<R> by(Field other) {
        return new Vocabulary<>(open, new RegistryTerms<>(open.records(), terms.registry(), other), run);
    }

    @Override
    public List<Boolean> validate(Collection<String> values) {
        warnIfEmpty();
        Set<String> known = terms.known(present(values));
        return values.stream().map(known::contains).toList();
    }

    @Override
    public Inspection inspect(Collection<String> values) {
        warnIfEmpty();
        Inspection inspection = terms.inspect(present(values));
        messages().inspected(inspection);
        return inspection;
    }

    private void warnIfEmpty() {
        if (terms.isEmpty()) {
            messages().empty();
        }
    }

    /** {@inheritDoc} The first is the one with the least id. */
    @Override
    public List<String> standardize(Collection<String> values) {
        Map<String, List<String>> known = terms.inspect(present(values)).standardizable();
        messages().ambiguous(known);
        return values.stream()
                .map(value -> known.containsKey(value) ? known.get(value).get(0) : value)
                .toList();
    }

    /**
     * The records that the values mean, each once and in the order of the values: those that have them, else those that have
     * them in other letter case or among their synonyms. Messages tell which values have none.
     */
    public List<R> fromValues(Collection<String> values) {
        Inspection inspection = terms.inspect(present(values));
        messages().notCreated(inspection.unknown());
        return inOrder(values, found(inspection));
    }

    /**
     * As {@link #fromValues}, and new records for the values that have none, all saved in one transaction.
     *
     * @throws org.laminj.core.store.ConstraintException if the records of the registry need more than this field; nothing was
     *     written
     */
    public List<R> create(Collection<String> values) {
        return create(values, UnaryOperator.identity());
    }

    /**
     * As {@link #create(Collection)}.
     *
     * @param completion adds to the draft of each new record what it needs besides
     */
    public List<R> create(Collection<String> values, UnaryOperator<Draft<R>> completion) {
        Inspection inspection = terms.inspect(present(values));
        Map<String, R> records = found(inspection);
        ComponentReference<R, String> field = new ComponentReference<>(terms.field());
        List<Draft<R>> drafts = inspection.unknown().stream()
                .map(value -> completion.apply(Draft.of(terms.registry().type()).with(field, value)))
                .toList();
        List<R> saved = new RecordWriter(open).saveAll(drafts, run);
        for (int position = 0; position < saved.size(); position++) {
            records.put(inspection.unknown().get(position), saved.get(position));
        }
        messages().created(inspection.unknown());
        return inOrder(values, records);
    }

    private List<R> inOrder(Collection<String> values, Map<String, R> records) {
        return values.stream()
                .map(records::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The records that are there, by the value that means them. */
    private Map<String, R> found(Inspection inspection) {
        Map<String, R> records = new LinkedHashMap<>();
        Map<String, R> exact = terms.records(inspection.validated());
        inspection.validated().forEach(value -> records.put(value, requireNonNull(exact.get(value))));
        messages().loaded(inspection.validated(), false);
        Map<String, List<String>> synonyms = inspection.standardizable();
        messages().ambiguous(synonyms);
        Map<String, R> meant = terms.records(
                synonyms.values().stream().map(names -> names.get(0)).toList());
        synonyms.forEach((value, names) -> records.put(value, requireNonNull(meant.get(names.get(0)))));
        messages().loaded(synonyms.keySet(), true);
        return records;
    }

    private static List<String> present(Collection<String> values) {
        return values.stream().filter(value -> !value.isBlank()).toList();
    }

    private VocabularyMessages messages() {
        return new VocabularyMessages(open.messages(), terms.registry(), terms.field());
    }
}
