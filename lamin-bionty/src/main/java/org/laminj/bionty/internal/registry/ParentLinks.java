package org.laminj.bionty.internal.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;

/** The links from the records of terms to those of the terms directly above. */
final class ParentLinks {

    private final Relation.Linked parents;

    private record Link(long term, long parent) {}

    ParentLinks(Relation.Linked parents) {
        this.parents = parents;
    }

    /**
     * Adds the links that a release has and the instance lacks; others stay.
     *
     * @param ids of the records of terms
     * @return how many are new
     */
    int add(StoreSession session, List<Term> terms, TermIds ids) {
        List<Link> missing = new ArrayList<>(wanted(terms, ids));
        missing.removeAll(there(session, missing));
        // as with records, for two programs at once
        missing.sort(Comparator.comparingLong(Link::term).thenComparingLong(Link::parent));
        RowShape shape = new RowShape(List.of(near(), far()));
        return session.insert(
                parents.link(),
                missing.stream()
                        .map(link -> new Row(shape, new Object[] {link.term(), link.parent()}))
                        .toList());
    }

    private static Set<Link> wanted(List<Term> terms, TermIds ids) {
        Map<String, Long> byOntologyId = new HashMap<>();
        for (Term term : terms) {
            if (term.ontologyId() != null) {
                ids.of(term).ifPresent(id -> byOntologyId.put(term.ontologyId(), id));
            }
        }
        Set<Link> links = new LinkedHashSet<>();
        for (Term term : terms) {
            ids.of(term)
                    .ifPresent(id -> term.parents().stream()
                            .map(byOntologyId::get)
                            .filter(parent -> parent != null && !parent.equals(id))
                            .forEach(parent -> links.add(new Link(id, parent))));
        }
        return links;
    }

    private Set<Link> there(StoreSession session, List<Link> wanted) {
        Set<Long> near = new LinkedHashSet<>();
        wanted.forEach(link -> near.add(link.term()));
        Set<Link> there = new HashSet<>();
        session.select(parents.link(), List.of(near(), far()), near(), near)
                .forEach(row -> there.add(new Link(row.number(near()), row.number(far()))));
        return there;
    }

    private Field near() {
        return parents.near().field();
    }

    private Field far() {
        return parents.far().field();
    }
}
