package org.laminj.transfer;

/**
 * Where a transfer takes the terms from that the target lacks.
 *
 * <p>Terms are the records of registries that have ids of a public ontology, see
 * {@link org.laminj.core.registry.Registry#ontologyIdField}.
 */
public enum TermOrigin {
    /** From the source instance, as all else. */
    SOURCE,
    /**
     * From the releases of public ontologies that the target uses, with all that is above them there. Terms that no release
     * has, or whose ontology cannot be read, come from the source instance.
     */
    PUBLIC,
    /** From nowhere: they stay behind, and so do their links. Terms that are selected themselves come along. */
    EXISTING
}
