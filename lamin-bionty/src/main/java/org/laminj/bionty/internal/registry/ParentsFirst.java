package org.laminj.bionty.internal.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.laminj.bionty.ontology.Term;

/**
 * Some terms in an order in which each comes after all that are above it, and otherwise as they were. Where terms are above
 * themselves, no such order exists: then some come too early, and the links that close the circles are told.
 */
final class ParentsFirst {

    private final Map<String, Term> byId = new HashMap<>();
    private final IdentityHashMap<Term, Boolean> done = new IdentityHashMap<>();
    private final List<Term> ordered = new ArrayList<>();
    private final List<Link> closing = new ArrayList<>();

    /** A link from a term to one directly above it. */
    record Link(Term term, Term parent) {}

    /** A term whose parents are being visited. */
    private record Visit(Term term, Iterator<String> parents) {}

    /**
     * @param terms each id at most once
     */
    ParentsFirst(Collection<Term> terms) {
        for (Term term : terms) {
            if (term.ontologyId() != null) {
                byId.put(term.ontologyId(), term);
            }
        }
        terms.stream().filter(term -> !done.containsKey(term)).forEach(this::visit);
    }

    /** All terms. */
    List<Term> terms() {
        return ordered;
    }

    /** A link of each circle, those of terms to themselves among them. */
    List<Link> closing() {
        return closing;
    }

    /** Without recursion, for chains may be longer than the stack of a thread. */
    private void visit(Term first) {
        Deque<Visit> path = new ArrayDeque<>();
        begin(path, first);
        while (!path.isEmpty()) {
            Visit visit = path.getFirst();
            if (visit.parents().hasNext()) {
                step(path, visit.term(), visit.parents().next());
            } else {
                done.put(visit.term(), true);
                ordered.add(visit.term());
                path.removeFirst();
            }
        }
    }

    private void begin(Deque<Visit> path, Term term) {
        done.put(term, false);
        path.addFirst(new Visit(term, term.parents().iterator()));
    }

    private void step(Deque<Visit> path, Term term, String parentId) {
        Term parent = byId.get(parentId);
        if (parent == null) {
            return;
        }
        Boolean state = done.get(parent);
        if (state == null) {
            begin(path, parent);
        } else if (!state) {
            closing.add(new Link(term, parent));
        }
    }
}
