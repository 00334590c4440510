package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.laminj.bionty.ontology.Finding.Kind;

/** Looks for what may surprise in a release. */
final class Findings {

    private final Ontology ontology;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Findings(Ontology ontology) {
        this.ontology = ontology;
        for (Term term : ontology.terms()) {
            if (term.ontologyId() != null) {
                terms.putIfAbsent(term.ontologyId(), term);
            }
        }
    }

    static List<Finding> of(Ontology ontology) {
        Findings findings = new Findings(ontology);
        findings.addCycles();
        findings.addMissingParents();
        findings.addSharedIds();
        findings.addSharedNames();
        return List.copyOf(findings.findings);
    }

    private void addCycles() {
        Set<String> found = new LinkedHashSet<>();
        for (String id : new TreeSet<>(onOrBelowCycles())) {
            Set<String> above = above(id);
            if (above.contains(id) && !found.contains(id)) {
                List<String> cycle = above.stream()
                        .filter(other -> above(other).contains(id))
                        .sorted()
                        .toList();
                found.addAll(cycle);
                add(
                        Kind.CYCLE,
                        cycle,
                        enumeration(cycle) + (cycle.size() == 1 ? " is above itself." : " are above themselves."));
            }
        }
    }

    private Set<String> above(String id) {
        return ontology.ancestors(List.of(requireNonNull(terms.get(id)))).stream()
                .map(Term::ontologyId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is left after all terms are taken away whose parents are taken away, again and again. */
    private Set<String> onOrBelowCycles() {
        SetMultimap<String, String> children = LinkedHashMultimap.create();
        SetMultimap<String, String> parents = LinkedHashMultimap.create();
        terms.forEach(
                (id, term) -> term.parents().stream().filter(terms::containsKey).forEach(parent -> {
                    children.put(parent, id);
                    parents.put(id, parent);
                }));
        Deque<String> free = new ArrayDeque<>(Sets.difference(terms.keySet(), parents.keySet()));
        while (!free.isEmpty()) {
            String taken = free.remove();
            for (String child : children.get(taken)) {
                parents.remove(child, taken);
                if (!parents.containsKey(child)) {
                    free.add(child);
                }
            }
        }
        return Set.copyOf(parents.keySet());
    }

    private void addMissingParents() {
        terms.forEach((id, term) -> term.parents().stream()
                .filter(parent -> !terms.containsKey(parent))
                .forEach(parent -> add(
                        Kind.MISSING_PARENT,
                        List.of(id, parent),
                        id + " is below " + parent + ", which the release does not have.")));
    }

    private void addSharedIds() {
        Multiset<String> ids = LinkedHashMultiset.create();
        ontology.terms().stream().map(Term::ontologyId).filter(Objects::nonNull).forEach(ids::add);
        for (String id : ids.elementSet()) {
            if (ids.count(id) > 1) {
                add(
                        Kind.SHARED_ID,
                        List.of(id),
                        ids.count(id) + " terms have the id " + id + ", of which the first counts.");
            }
        }
    }

    private void addSharedNames() {
        SetMultimap<String, String> byName = LinkedHashMultimap.create();
        SetMultimap<String, String> bySynonym = LinkedHashMultimap.create();
        terms.forEach((id, term) -> {
            if (!term.obsolete()) {
                if (term.name() != null) {
                    byName.put(term.name(), id);
                }
                term.synonyms().forEach(synonym -> bySynonym.put(synonym, id));
            }
        });
        byName.asMap().forEach((name, ids) -> {
            if (ids.size() > 1) {
                add(Kind.SHARED_NAME, ids, enumeration(ids) + " have the same name, '" + name + "'.");
            }
        });
        bySynonym.asMap().forEach((synonym, ids) -> addIfShared(synonym, ids, byName.get(synonym)));
    }

    private void addIfShared(String synonym, Collection<String> ids, Set<String> named) {
        Set<String> all = new LinkedHashSet<>(ids);
        all.addAll(named);
        if (all.size() > 1) {
            String alsoName = named.isEmpty() ? "" : ", and the name of " + enumeration(named);
            add(Kind.SHARED_SYNONYM, all, "'" + synonym + "' is a synonym of " + enumeration(ids) + alsoName + ".");
        }
    }

    private void add(Kind kind, Collection<String> ids, String text) {
        findings.add(new Finding(kind, List.copyOf(ids), text));
    }

    private static String enumeration(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
