package org.laminj.bionty.internal.registry;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.Organism;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.Nearest;

/** Reads releases of ontologies for an instance, and finds the organisms that their records will name. */
public final class TermReleases {

    private final Instance instance;
    private final Function<Source, Ontology> ontologies;

    /**
     * @param ontologies reads the terms of a source
     */
    public TermReleases(Instance instance, Function<Source, Ontology> ontologies) {
        this.instance = instance;
        this.ontologies = ontologies;
    }

    /**
     * Reads a release, and that of an organism if one is needed and the instance lacks it. Writes nothing.
     *
     * @param organism whose terms they are; null if the source tells, or if records of the registry name none
     * @throws OntologyException if the release cannot be read, or if the organism is missing that its records must name
     */
    public <R extends SqlRecord> TermRelease<R> read(TermRegistry<R> terms, Source source, @Nullable String organism) {
        Optional<TermOrganism> named = terms.organism().map(field -> organism(terms, source, organism));
        return new TermRelease<>(terms, source, GatheredTerms.of(terms.registry(), ontologies.apply(source)), named);
    }

    private TermOrganism organism(TermRegistry<?> terms, Source source, @Nullable String wanted) {
        String name = organismName(terms, source, wanted);
        TermOrganism here = TermOrganism.here(instance, name);
        return here.isHere() ? here : created(here, name);
    }

    /**
     * The organism that records of a release will name.
     *
     * @param wanted null if the source tells
     * @throws OntologyException if nobody tells, or the source is for another organism
     */
    static String organismName(TermRegistry<?> terms, Source source, @Nullable String wanted) {
        boolean forAll = source.organism().equals(NewSource.ALL);
        if (wanted == null && forAll) {
            throw new OntologyException(
                    Reason.AMBIGUOUS,
                    "Records of " + terms.entity() + " name an organism, and " + TermRelease.name(source)
                            + " is for all. Name the organism.");
        }
        if (wanted != null && !forAll && !wanted.equals(source.organism())) {
            throw new OntologyException(
                    Reason.UNKNOWN,
                    "Source " + TermRelease.name(source) + " of " + terms.entity() + " has no terms of '" + wanted
                            + "'. Take the source for this organism, or name the organism " + source.organism() + ".");
        }
        return wanted == null ? source.organism() : wanted;
    }

    private TermOrganism created(TermOrganism missing, String name) {
        try {
            Source source = Bionty.of(instance).sources().inUse(Organism.class, null);
            TermRelease<Organism> release = read(TermRegistry.of(instance.schema(), Organism.class), source, null);
            return release.ontology().named(name).stream()
                    .filter(term -> !term.obsolete())
                    .findFirst()
                    .map(term -> missing.createdFrom(release, term))
                    .orElseGet(() -> missing.withProblem(Reason.UNKNOWN, unknown(release, name), null));
        } catch (OntologyException e) {
            return missing.withProblem(
                    e.reason(), "and the ontology of organisms cannot be used: " + e.getMessage(), e);
        }
    }

    private static String unknown(TermRelease<Organism> release, String name) {
        return "and " + release.name() + " has none either."
                + Nearest.to(
                                name,
                                release.ontology().terms().stream()
                                        .map(Term::name)
                                        .filter(known -> known != null)
                                        .toList())
                        .stream()
                        .findFirst()
                        .map(near -> " Did you mean " + near + "?")
                        .orElse("");
    }
}
