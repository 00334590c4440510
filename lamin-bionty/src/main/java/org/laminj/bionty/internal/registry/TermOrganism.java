package org.laminj.bionty.internal.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Organism;
import org.laminj.bionty.TermProgress;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.OnOtherRelease;

/** The organism that the records of terms name: one that the instance has, or one that is created before them. Immutable. */
public final class TermOrganism {

    private final SchemaGraph schema;
    private final String name;
    private final boolean here;
    private final @Nullable TermRelease<Organism> release;
    private final @Nullable Term term;
    private final @Nullable OntologyException problem;

    private TermOrganism(
            SchemaGraph schema,
            String name,
            boolean here,
            @Nullable TermRelease<Organism> release,
            @Nullable Term term,
            @Nullable OntologyException problem) {
        this.schema = schema;
        this.name = name;
        this.here = here;
        this.release = release;
        this.term = term;
        this.problem = problem;
    }

    /** An organism as the instance has it now. */
    static TermOrganism here(Instance instance, String name) {
        SchemaGraph schema = instance.schema();
        boolean here =
                instance.store().read(session -> id(session, schema, name)).isPresent();
        return new TermOrganism(schema, name, here, null, null, null);
    }

    /** The same, to be created as a term of a release where it is not. */
    TermOrganism createdFrom(TermRelease<Organism> wanted, Term meant) {
        return new TermOrganism(schema, name, here, wanted, meant, null);
    }

    /**
     * The same, which cannot be created.
     *
     * @param why words that follow what is missing
     */
    TermOrganism withProblem(Reason reason, String why, @Nullable OntologyException cause) {
        String message =
                "There is no organism '" + name + "' in the instance, " + why + " Save an Organism of this name first.";
        return new TermOrganism(schema, name, here, null, null, new OntologyException(reason, message, cause));
    }

    String name() {
        return name;
    }

    boolean isHere() {
        return here;
    }

    /** Its id, if it has a record. */
    Optional<Long> id(StoreSession session) {
        return id(session, schema, name);
    }

    /** The id of an organism by its name, if it has a record. */
    static Optional<Long> id(StoreSession session, SchemaGraph schema, String name) {
        Registry<Organism> registry = schema.registry(Organism.class);
        return session.select(registry, List.of(registry.id()), registry.nameField(), List.of(name)).stream()
                .map(row -> row.number(registry.id()))
                .findFirst();
    }

    /**
     * Its id; it is created where it has no record.
     *
     * @throws OntologyException if it cannot be created
     */
    long idOrNew(StoreSession session, Creation creation) {
        return id(session).orElseGet(() -> created(session, creation));
    }

    private long created(StoreSession session, Creation creation) {
        if (release == null || term == null) {
            throw problem != null
                    ? problem
                    : new OntologyException(
                            Reason.UNKNOWN,
                            "Organism '" + name + "' was deleted by another program meanwhile. Do it again.");
        }
        return new TermWriter<>(release, schema, OnOtherRelease.KEEP_TARGET, TermProgress.none())
                .write(session, TermScope.above(release.ontology(), List.of(term)), creation)
                .id(term)
                .orElseThrow(() -> new OntologyException(
                        Reason.CONFLICT,
                        "Organism '" + name + "' cannot be created from " + release.name()
                                + ": a record of another organism has one of its names. Correct that record."));
    }
}
