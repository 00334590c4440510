package org.laminj.bionty.internal.registry;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.laminj.bionty.ontology.Term;

/** The ids of the records of terms. A term is told from others by which one it is, not by what it says. Not thread-safe. */
final class TermIds {

    private final IdentityHashMap<Term, Long> ids = new IdentityHashMap<>();

    void put(Term term, long id) {
        ids.put(term, id);
    }

    Optional<Long> of(Term term) {
        return Optional.ofNullable(ids.get(term));
    }

    boolean contains(Term term) {
        return ids.containsKey(term);
    }

    int size() {
        return ids.size();
    }
}
