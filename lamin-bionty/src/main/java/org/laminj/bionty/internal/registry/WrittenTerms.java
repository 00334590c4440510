package org.laminj.bionty.internal.registry;

import java.util.List;
import java.util.Optional;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.ontology.Term;

/**
 * What came of writing terms.
 *
 * @param ids of the records of terms
 * @param created the terms that have new records, each after all that are above it
 * @param report what became of all
 */
record WrittenTerms(TermIds ids, List<Term> created, ImportReport report) {

    /** The id of the record of a term; empty if it could not get one. */
    Optional<Long> id(Term term) {
        return ids.of(term);
    }
}
