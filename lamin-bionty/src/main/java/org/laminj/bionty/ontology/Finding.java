package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something about a release that is no error, but that may surprise who uses its terms.
 *
 * @param ontologyIds of the terms that it is about
 * @param text a sentence that says all of it
 */
public record Finding(Kind kind, List<String> ontologyIds, String text) {

    /** What there is to find. */
    public enum Kind {
        /** Terms are above themselves. */
        CYCLE,
        /** A term is below one that the release does not have. */
        MISSING_PARENT,
        /** An id is that of several terms, of which the first counts. */
        SHARED_ID,
        /** Several terms in use have the same name. */
        SHARED_NAME,
        /** An exact synonym of a term in use is also one of another, or its name. */
        SHARED_SYNONYM
    }

    public Finding {
        requireNonNull(kind, "kind");
        ontologyIds = List.copyOf(ontologyIds);
        requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
