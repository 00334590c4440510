package org.laminj.bionty;

import static java.util.Objects.requireNonNull;

import org.laminj.bionty.internal.registry.GatheredTerms;
import org.laminj.bionty.ontology.Ontologies;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.PublicOntology;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Registry;

/**
 * What an instance can do with public ontologies: look terms up, and create records from them.
 *
 * <p>An ontology is read once and kept in memory as long as this object. Thread-safe.
 */
public final class Bionty {

    private final Instance instance;
    private final Ontologies ontologies;

    private Bionty(Instance instance) {
        this.instance = instance;
        this.ontologies = Ontologies.of(instance);
    }

    /** The ontologies of an instance. */
    public static Bionty of(Instance instance) {
        return new Bionty(requireNonNull(instance, "instance"));
    }

    /** The releases of ontologies that the instance knows, and which of them it uses. */
    public Sources sources() {
        return new Sources(instance);
    }

    /**
     * The ontology that the instance uses for a registry.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if there is none, if it takes an organism to tell which, or if its
     *     file cannot be found, fetched or read
     */
    public <R extends SqlRecord> PublicOntology<R> ontology(Class<R> type) {
        return ontology(type, sources().inUse(type, null));
    }

    /**
     * The ontology that the instance uses for an organism, else that for all.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if there is none, or if its file cannot be found, fetched or read
     */
    public <R extends SqlRecord> PublicOntology<R> ontology(Class<R> type, String organism) {
        return ontology(type, sources().inUse(type, requireNonNull(organism, "organism")));
    }

    /**
     * An ontology that the instance knows, in use or not.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if the source is not one for the registry, or if its file cannot be
     *     found, fetched or read
     */
    public <R extends SqlRecord> PublicOntology<R> ontology(Class<R> type, Source source) {
        sources().requireFor(type, source);
        Registry<R> registry = instance.schema().registry(type);
        Ontology ontology = GatheredTerms.of(registry, ontologies.read(source));
        return new PublicOntology<>(source, ontology, registry, instance.messages());
    }

    /**
     * A registry, to make records of the terms of its ontologies.
     *
     * @throws org.laminj.bionty.ontology.OntologyException if its records are no terms of ontologies
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have it
     */
    public <R extends SqlRecord> OntologyRegistry<R> registry(Class<R> type) {
        return OntologyRegistry.of(instance, type, ontologies::read);
    }

    @Override
    public String toString() {
        return "Bionty(" + instance.slug() + ")";
    }
}
