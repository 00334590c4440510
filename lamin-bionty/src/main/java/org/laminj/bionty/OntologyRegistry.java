package org.laminj.bionty;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.internal.registry.TermChoices;
import org.laminj.bionty.internal.registry.TermRecords;
import org.laminj.bionty.internal.registry.TermRegistry;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.FieldReference;
import org.laminj.core.vocabulary.OnOtherRelease;

/**
 * A registry whose records are made of the terms of public ontologies.
 *
 * <pre>{@code
 * OntologyRegistry<CellType> cellTypes = Bionty.of(lamin).registry(CellType.class);
 * CellType tCell = cellTypes.fromSource("CL:0000084");
 * List<CellType> some = cellTypes.fromValues(List.of("B cell", "monocyte"));
 * ImportReport report = cellTypes.from(sources.find(CellType.class, "cl", "2022-08-16", null)).importSource();
 * }</pre>
 *
 * <p>A term has the uid that it has in every instance, and names its release. With it come all terms above it and the links
 * to them; links that the instance has stay. A record is known by its ontology id, whoever made it: there is never a
 * second one for a term. Obsolete terms get no record. Of genes, proteins and cell markers the organism is created, too,
 * unless the instance has one of its name. Each call works in one transaction, and writes nothing if it fails; programs that
 * do the same at once do no harm. It takes a number of statements that does not depend on that of the terms, but for one
 * more for each ten thousand.
 *
 * <p>Immutable: each step returns another one. Thread-safe. Mirrors {@code from_source}, {@code from_values} and
 * {@code import_source}.
 *
 * @param <R> the record class
 */
public final class OntologyRegistry<R extends SqlRecord> {

    private final Instance instance;
    private final TermRegistry<R> terms;
    private final Function<Source, Ontology> ontologies;
    private final TermChoices choices;

    private OntologyRegistry(
            Instance instance, TermRegistry<R> terms, Function<Source, Ontology> ontologies, TermChoices choices) {
        this.instance = instance;
        this.terms = terms;
        this.ontologies = ontologies;
        this.choices = choices;
    }

    /**
     * Called by {@link Bionty#registry}.
     *
     * @param ontologies reads the terms of a source
     */
    static <R extends SqlRecord> OntologyRegistry<R> of(
            Instance instance, Class<R> type, Function<Source, Ontology> ontologies) {
        TermRegistry<R> terms = TermRegistry.of(instance.schema(), type);
        return new OntologyRegistry<>(instance, terms, ontologies, TermChoices.of(terms));
    }

    private OntologyRegistry<R> with(TermChoices others) {
        return new OntologyRegistry<>(instance, terms, ontologies, others);
    }

    /**
     * The same with terms of a release, be it in use or not; without this it is that which the instance uses.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if the source is one of another registry or another instance
     */
    public OntologyRegistry<R> from(Source source) {
        Sources sources = new Sources(instance);
        sources.requireOwn(requireNonNull(source, "source"));
        sources.requireFor(terms.registry().type(), source);
        return with(choices.withSource(source));
    }

    /** The same with terms of one organism, e.g. {@code human}. Genes, proteins and cell markers need one. */
    public OntologyRegistry<R> ofOrganism(String name) {
        return with(choices.withOrganism(requireNonNull(name, "name")));
    }

    /** The same by another field than the name for {@link #fromValues}. Only names have synonyms. */
    public OntologyRegistry<R> by(FieldReference<R, ? extends @Nullable String> field) {
        return with(choices.withField(terms.registry()
                .componentField(requireNonNull(field, "field").component())
                .orElseThrow()));
    }

    /**
     * The same by another field in the spelling of the original, e.g. {@code ontology_id}.
     *
     * @throws IllegalArgumentException if the registry has no such field of text
     */
    public OntologyRegistry<R> by(String field) {
        return with(choices.withField(terms.registry().textField(field)));
    }

    /** The same with another choice for records that are from other releases; without this they are kept. */
    public OntologyRegistry<R> onOtherRelease(OnOtherRelease choice) {
        return with(choices.withOnOtherRelease(requireNonNull(choice, "choice")));
    }

    /** The same that tells how far it has come. */
    public OntologyRegistry<R> telling(TermProgress progress) {
        return with(choices.withProgress(requireNonNull(progress, "progress")));
    }

    /**
     * The record of a term, which is created with all that are above it unless it is there.
     *
     * @param ontologyIdOrName the id of the term; else its name, its name in other letter case, or a synonym
     * @throws org.laminj.bionty.ontology.OntologyException if there is no such term, or an obsolete one, or several; if the
     *     release cannot be read; or if records of other releases are there and the choice is to fail
     * @throws org.laminj.core.store.ConstraintException if the database cannot hold what the release says
     * @throws org.laminj.core.store.ReadOnlyException if the instance was opened by {@code using}
     * @throws IllegalArgumentException if the text is blank
     */
    public R fromSource(String ontologyIdOrName) {
        return fromSource(List.of(ontologyIdOrName)).get(0);
    }

    /**
     * The records of terms, each named as for {@link #fromSource(String)}, in the order of the names.
     *
     * @throws org.laminj.bionty.ontology.OntologyException as {@link #fromSource(String)}, for the first that fails
     * @throws org.laminj.core.store.ConstraintException as {@link #fromSource(String)}
     * @throws org.laminj.core.store.ReadOnlyException as {@link #fromSource(String)}
     * @throws IllegalArgumentException if a text is blank
     */
    public List<R> fromSource(Collection<String> ontologyIdsOrNames) {
        return records().of(List.copyOf(ontologyIdsOrNames));
    }

    /**
     * The records that values mean, each once and in the order of the values. Those that the instance has come first: a
     * record with exactly this, else one in other letter case or with such a synonym, of the same organism where records
     * name one. For the other values the terms of the release are taken in the same way, and created with all that are above
     * them. Of several the first is taken, which a message tells, and messages tell what was loaded, what was created, and
     * for which values there is nothing. Blank values are passed over. The release is read only if it is needed.
     *
     * @throws org.laminj.bionty.ontology.OntologyException as {@link #fromSource}, but for values without a term
     * @throws org.laminj.core.store.ConstraintException as {@link #fromSource}
     * @throws org.laminj.core.store.ReadOnlyException as {@link #fromSource}
     */
    public List<R> fromValues(Collection<String> values) {
        return records().ofValues(values);
    }

    /**
     * Creates the records of all terms, and marks the source as one whose terms the instance has. Importing again changes
     * nothing.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if the release cannot be read or has no terms; or if records of
     *     other releases are there and the choice is to fail
     * @throws org.laminj.core.store.ConstraintException as {@link #fromSource}
     * @throws org.laminj.core.store.ReadOnlyException as {@link #fromSource}
     */
    public ImportReport importSource() {
        return records().all();
    }

    private TermRecords<R> records() {
        return new TermRecords<>(instance, terms, choices, ontologies);
    }

    @Override
    public String toString() {
        return "OntologyRegistry(" + terms.entity() + ", " + instance.slug() + ")";
    }
}
