package org.laminj.core.vocabulary;

import java.util.Collection;
import java.util.List;

/**
 * Names that values of data are checked against: those of the records of a registry, or those of a public ontology.
 *
 * <p>A value is validated if it is one of the names, letter by letter. It can be standardized if it is one in other letter
 * case, or a synonym of one. Blank values are never validated, stay as they are, and are not told of; none may be null.
 */
public interface Terminology {

    /** The same by another field in the spelling of the original, e.g. {@code ontology_id}. Only names have synonyms. */
    Terminology by(String field);

    /** Whether each of the values is validated, in their order. */
    List<Boolean> validate(Collection<String> values);

    /** Which of the values are validated, which can be standardized, and which are unknown. Messages tell how many. */
    Inspection inspect(Collection<String> values);

    /**
     * The values as they are called there: those in other letter case and synonyms are replaced, all others stay. Where a
     * value may mean several the first is taken, and a message says so.
     */
    List<String> standardize(Collection<String> values);
}
