package org.laminj.bionty.ontology;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All terms of one release of an ontology, in the order of its file. Immutable and thread-safe.
 *
 * <p>Parents that are not among the terms are no terms; {@link #ancestors} passes them over, and cycles end there.
 */
public final class Ontology {

    private final List<Term> terms;
    private final ImmutableMap<String, Term> byId;
    private final ImmutableListMultimap<String, Term> byName;
    private final Supplier<List<Finding>> findings = Suppliers.memoize(() -> Findings.of(this));

    private Ontology(List<Term> terms, ImmutableMap<String, Term> byId, ImmutableListMultimap<String, Term> byName) {
        this.terms = terms;
        this.byId = byId;
        this.byName = byName;
    }

    /** The ontology of these terms; of several with one id the first counts. */
    public static Ontology of(Collection<Term> terms) {
        Map<String, Term> byId = new LinkedHashMap<>();
        ImmutableListMultimap.Builder<String, Term> byName = ImmutableListMultimap.builder();
        for (Term term : terms) {
            if (term.ontologyId() != null) {
                byId.putIfAbsent(term.ontologyId(), term);
            }
            if (term.name() != null) {
                byName.put(term.name(), term);
            }
        }
        return new Ontology(List.copyOf(terms), ImmutableMap.copyOf(byId), byName.build());
    }

    /** All terms, the obsolete ones among them. */
    public List<Term> terms() {
        return terms;
    }

    /** The term with an id. */
    public Optional<Term> find(String ontologyId) {
        return Optional.ofNullable(byId.get(ontologyId));
    }

    /** The terms with exactly this name; more than one if the release has several, none if it has none. */
    public List<Term> named(String name) {
        return byName.get(name);
    }

    /**
     * What is no error in this release, but may surprise: cycles, parents that it does not have, names and synonyms that
     * several terms share. Found when first asked for, in a time that grows with the number of terms.
     */
    public List<Finding> findings() {
        return findings.get();
    }

    /** All terms above some, without these themselves unless one is above another; nearest first. */
    public List<Term> ancestors(Collection<Term> below) {
        Map<String, Term> found = new LinkedHashMap<>();
        Deque<Term> next = new ArrayDeque<>(below);
        while (!next.isEmpty()) {
            for (String parent : next.remove().parents()) {
                Term term = byId.get(parent);
                if (term != null && found.putIfAbsent(parent, term) == null) {
                    next.add(term);
                }
            }
        }
        return List.copyOf(found.values());
    }
}
