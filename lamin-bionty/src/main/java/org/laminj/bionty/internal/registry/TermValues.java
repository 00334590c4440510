package org.laminj.bionty.internal.registry;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.internal.lookup.TermFields;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** What the records of terms hold. Not thread-safe: uids are derived once. */
final class TermValues {

    private final TermRegistry<?> terms;
    private final Registry<?> registry;
    private final TermFields texts;
    private final UidRule uidRule;
    private final long source;
    private final @Nullable String organismName;
    private final @Nullable Long organism;
    private final RowShape shape;
    private final List<Field> told;
    private final IdentityHashMap<Term, String> uids = new IdentityHashMap<>();

    /**
     * @param source the id of the release
     * @param organismName of the organism that each record names; null if they name none
     * @param organism its id; null if it has no record yet, or if they name none
     */
    TermValues(TermRegistry<?> terms, long source, @Nullable String organismName, @Nullable Long organism) {
        this.terms = terms;
        this.registry = terms.registry();
        this.texts = new TermFields(registry);
        this.uidRule = registry.uidRule().orElseThrow();
        this.source = source;
        this.organismName = organismName;
        this.organism = organism;
        this.shape = new RowShape(
                registry.fields().stream().filter(field -> !field.isId()).toList());
        this.told = shape.fields().stream()
                .filter(field -> !field.isForeignKey() && !isUid(field) && field.type() != FieldType.TIMESTAMP)
                .toList();
    }

    Registry<?> registry() {
        return registry;
    }

    /** The reference to the release. */
    Field source() {
        return terms.source();
    }

    /** The id of the release. */
    Long sourceId() {
        return source;
    }

    /** The fields in which a release says something of a term. */
    List<Field> told() {
        return told;
    }

    /** What the record of a term has as uid in every instance. */
    String uid(Term term) {
        return uids.computeIfAbsent(term, any -> uidRule.derived(path -> component(term, path)));
    }

    private @Nullable Object component(Term term, String path) {
        boolean ofOrganism = terms.organism()
                .flatMap(Field::component)
                .filter(component -> path.startsWith(component + "."))
                .isPresent();
        return ofOrganism
                ? organismName
                : registry.componentField(path).map(field -> text(term, field)).orElse(null);
    }

    /** The value of a field that a release or the place of the term tells; null if they do not. */
    @Nullable
    Object value(Term term, Field field) {
        if (isUid(field)) {
            return uid(term);
        }
        if (field.equals(terms.source())) {
            return source;
        }
        if (terms.organism().filter(field::equals).isPresent()) {
            return organism;
        }
        String text = text(term, field);
        return text == null || field.type() == FieldType.TEXT
                ? text
                : number(text, field.type()).orElse(null);
    }

    /** What a release says in a field; null if it does not, or only blanks. */
    @Nullable
    String text(Term term, Field field) {
        String text = field.isForeignKey() ? null : texts.value(term, field);
        return text == null || text.isBlank() ? null : text;
    }

    /** The row of a new record. */
    Row row(Term term, Creation creation) {
        List<Field> fields = shape.fields();
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int position = 0; position < values.length; position++) {
            values[position] = value(term, fields.get(position), creation);
        }
        return new Row(shape, values);
    }

    private @Nullable Object value(Term term, Field field, Creation creation) {
        return switch (field.name()) {
            case "created_at", "updated_at" -> creation.at();
            case "created_by" -> creation.createdBy();
            case "run" -> creation.run();
            default -> value(term, field);
        };
    }

    /** Why a field cannot hold what a release says; empty if it can. */
    Optional<String> misfit(Term term, Field field) {
        String text = text(term, field);
        return text == null
                        || field.type() == FieldType.TEXT
                        || number(text, field.type()).isPresent()
                ? Optional.empty()
                : Optional.of("is '" + text + "', which is no number of its type");
    }

    private static Optional<Number> number(String text, FieldType type) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return switch (type) {
                case SMALL_INTEGER, INTEGER -> Optional.of(number.intValueExact());
                case BIG_INTEGER -> Optional.of(number.longValueExact());
                case REAL -> Optional.of(number.doubleValue());
                default -> Optional.empty();
            };
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a record of the instance names the organism that new ones name. */
    boolean isOfSameOrganism(Row row) {
        return terms.organism()
                .map(field -> Objects.equals(row.numberOrNull(field), organism))
                .orElse(true);
    }

    private static boolean isUid(Field field) {
        return field.name().equals("uid");
    }
}
