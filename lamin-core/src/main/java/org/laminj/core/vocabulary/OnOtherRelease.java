package org.laminj.core.vocabulary;

/**
 * What happens with a term that an instance has from one release of an ontology, and that comes from another release now.
 *
 * <p>Two releases of a term are the same record, for its uid follows from the ontology id. None of the choices takes
 * anything away from what the instance has.
 */
public enum OnOtherRelease {
    /** The record stays as it is. What the other release says differently is told. */
    KEEP_TARGET,
    /**
     * The record keeps its name, its description and the release it is from. The other release is added to the sources of the
     * instance, and the name and the synonyms that only it has to the synonyms of the record.
     */
    ADD_SOURCE,
    /** Nothing is written. */
    FAIL
}
