package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Source;
import org.laminj.bionty.internal.lookup.TermFields;
import org.laminj.bionty.internal.lookup.TermFrame;
import org.laminj.bionty.internal.lookup.TermSearch;
import org.laminj.bionty.internal.lookup.TermsByValue;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageListener;
import org.laminj.core.query.NameLookup;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldReference;
import org.laminj.core.registry.Registry;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.Terminology;
import org.laminj.core.vocabulary.VocabularyMessages;

/**
 * A release of a public ontology, to look terms up and to check values of data against. Nothing of it needs to be in the
 * instance.
 *
 * <pre>{@code
 * PublicOntology<CellType> cellTypes = Bionty.of(lamin).ontology(CellType.class);
 * Term tCell = cellTypes.lookup().get("t_cell");
 * List<String> names = cellTypes.standardize(List.of("T-lymphocyte", "B cell"));
 * }</pre>
 *
 * <p>All terms are in memory; no call takes a statement. Terms that the release calls obsolete are found by their ids and
 * names, and stay out of searches, lookups, data frames, and of what validates. Blank values are never validated, and stay
 * as they are; none may be null. Immutable and thread-safe. Mirrors {@code PublicOntology}.
 *
 * @param <R> the record class whose terms these are
 */
public final class PublicOntology<R extends SqlRecord> implements Terminology {

    private final Source source;
    private final Ontology ontology;
    private final Registry<R> registry;
    private final Field field;
    private final MessageListener messages;
    private final TermFields fields;

    /** Called by {@link org.laminj.bionty.Bionty#ontology}. */
    public PublicOntology(Source source, Ontology ontology, Registry<R> registry, MessageListener messages) {
        this(source, ontology, registry, registry.nameField(), messages);
    }

    private PublicOntology(
            Source source, Ontology ontology, Registry<R> registry, Field field, MessageListener messages) {
        this.source = source;
        this.ontology = ontology;
        this.registry = registry;
        this.field = field;
        this.messages = messages;
        this.fields = new TermFields(registry);
    }

    /** The same ontology by another field than the name, e.g. {@code CellType::ontologyId}. Only names have synonyms. */
    public PublicOntology<R> by(FieldReference<R, ? extends @Nullable String> other) {
        return by(registry.componentField(requireNonNull(other, "other").component())
                .orElseThrow());
    }

    /**
     * The same ontology by another field in the spelling of the original, e.g. {@code ontology_id}. Only names have
     * synonyms.
     *
     * @throws IllegalArgumentException if the registry has no such field of text
     */
    @Override
    public PublicOntology<R> by(String field) {
        return by(registry.textField(field));
    }

    private PublicOntology<R> by(Field other) {
        return new PublicOntology<>(source, ontology, registry, other, messages);
    }

    /** Which release this is. */
    public Source source() {
        return source;
    }

    /** All terms of the release as it has them, the obsolete ones among them. */
    public Ontology ontology() {
        return ontology;
    }

    /** The terms that are in use, in the order of the file. */
    public List<Term> terms() {
        return ontology.terms().stream().filter(term -> !term.obsolete()).toList();
    }

    /**
     * The term with an ontology id, or else with a name, be it obsolete.
     *
     * @throws OntologyException if the release has none, naming the nearest, or several with the name
     */
    public Term get(String ontologyIdOrName) {
        Optional<Term> byId = ontology.find(ontologyIdOrName);
        return byId.isPresent() ? byId.get() : named(ontologyIdOrName);
    }

    private Term named(String name) {
        List<Term> found = ontology.named(name);
        if (found.isEmpty()) {
            throw UnknownTerm.of(name, source, ontology);
        }
        if (found.size() > 1) {
            throw new OntologyException(
                    OntologyException.Reason.AMBIGUOUS,
                    "'" + name + "' is the name of " + found.size() + " terms in " + release() + ": "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(term -> String.valueOf(term.ontologyId()))
                                            .toList())
                            + ". Name one by its id.");
        }
        return found.get(0);
    }

    private String release() {
        return source.name() + " " + source.version();
    }

    /** The 20 terms that best fit a text, as {@link #search(String, int)}. */
    public List<Term> search(String text) {
        return search(text, 20);
    }

    /**
     * The terms that best fit a text, best first: the more of it they have, and the more to the beginning, and in their names
     * before their synonyms and definitions. A term fits if it holds the text or one of its words of four letters and more,
     * whatever the case.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public List<Term> search(String text, int limit) {
        return new TermSearch(text).best(terms(), limit);
    }

    /** The terms by keys made of their names, e.g. {@code t_cell}. */
    public NameLookup<Term> lookup() {
        return NameLookup.of(
                release(), terms(), term -> fields.value(term, field), term -> String.valueOf(term.ontologyId()));
    }

    /**
     * The terms as a table: id and name under the names of the fields of the registry, {@code definition}, {@code synonyms}
     * and {@code parents} joined by {@code |}, and what the release says besides.
     */
    public DataFrame df() {
        return df(terms());
    }

    /** Some of the terms as a table of the same columns. */
    public DataFrame df(List<Term> some) {
        return TermFrame.of(registry, some);
    }

    @Override
    public List<Boolean> validate(Collection<String> values) {
        Set<String> known = byValue().values();
        return values.stream()
                .map(value -> !value.isBlank() && known.contains(value))
                .toList();
    }

    @Override
    public Inspection inspect(Collection<String> values) {
        Inspection inspection = inspection(values);
        messages().inspected(inspection);
        return inspection;
    }

    /**
     * The values as the ontology calls them: those in other letter case and synonyms are replaced, all others stay. Where a
     * value may mean several the one is taken that comes first in the file, and a message says so.
     */
    @Override
    public List<String> standardize(Collection<String> values) {
        Map<String, List<String>> known = inspection(values).standardizable();
        messages().ambiguous(known);
        return values.stream()
                .map(value -> known.containsKey(value) ? known.get(value).get(0) : value)
                .toList();
    }

    private Inspection inspection(Collection<String> values) {
        return byValue()
                .inspect(values.stream().filter(value -> !value.isBlank()).toList());
    }

    private TermsByValue byValue() {
        return new TermsByValue(registry, field, terms());
    }

    private VocabularyMessages messages() {
        return new VocabularyMessages(messages, registry, field);
    }

    /** What this release says differently than an older one of the same ontology. */
    public OntologyDifference differenceFrom(PublicOntology<R> older) {
        return OntologyDifference.between(older.release(), older.ontology, release(), ontology);
    }

    @Override
    public String toString() {
        return "PublicOntology(" + registry.name() + ", " + source.organism() + ", " + release() + ", "
                + ontology.terms().size() + " terms)";
    }
}
