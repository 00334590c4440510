package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Found;
import org.laminj.core.spi.PublicTerms.Term;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.internal.PublicOntologies.Release;
import org.laminj.transfer.internal.ResolvedTerms.Above;
import org.laminj.transfer.internal.ResolvedTerms.Answer;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/**
 * Looks for terms that the target lacks in the public ontologies that it uses.
 *
 * <p>Takes a number of statements for each release and batch, whatever the number of terms.
 */
final class TermResolution {

    private final StoreSession target;
    private final Scope scope;
    private final PublicOntologies ontologies;
    private final Closure closure;

    TermResolution(StoreSession target, Scope scope, PublicOntologies ontologies, Closure closure) {
        this.target = target;
        this.scope = scope;
        this.ontologies = ontologies;
        this.closure = closure;
    }

    /** Marks the new records that a release has; those of which the target has the term under another uid are mapped. */
    void resolve(Registry<?> registry, Collection<FoundRecord> records) {
        Field ontologyId = registry.ontologyIdField().orElse(null);
        if (ontologyId == null) {
            return;
        }
        Map<String, List<FoundRecord>> lacking = new LinkedHashMap<>();
        for (FoundRecord record : records) {
            if (record.isNew() && record.get(ontologyId) instanceof String id) {
                lacking.computeIfAbsent(id, key -> new ArrayList<>()).add(record);
            }
        }
        for (Release release : lacking.isEmpty() ? List.<Release>of() : ontologies.of(registry)) {
            release.find(lacking.keySet()).ifPresent(found -> take(registry, release, found, lacking));
        }
    }

    private void take(Registry<?> registry, Release release, Found found, Map<String, List<FoundRecord>> lacking) {
        OfRegistry resolved = closure.resolved().of(registry);
        Map<String, Term> missing = byOntologyId(found.missing(target));
        Map<Term, List<FoundRecord>> there = new LinkedHashMap<>();
        Map<String, Term> taken = new LinkedHashMap<>();
        found.terms().forEach((ontologyId, term) -> {
            List<FoundRecord> same = lacking.remove(ontologyId);
            if (same == null) {
                return;
            }
            if (closure.settled().hasBrought(resolved.key(term))) {
                same.forEach(record -> record.expect(term.uid()));
            } else if (missing.containsKey(term.ontologyId())) {
                resolve(resolved, term, release, same);
                taken.put(ontologyId, term);
            } else {
                there.put(term, same);
            }
        });
        recognise(registry, there);
        if (!taken.isEmpty()) {
            boolean all = taken.size() == found.terms().size();
            Found own = all ? found : release.find(taken.keySet()).orElseThrow();
            add(resolved, new Answer(release, own, all ? List.copyOf(missing.values()) : own.missing(target)), taken);
        }
    }

    private static void resolve(OfRegistry resolved, Term term, Release release, List<FoundRecord> same) {
        for (FoundRecord record : same) {
            FoundRecord first = resolved.records().putIfAbsent(term.uid(), record);
            if (first == null) {
                record.resolve(term, release.name());
            } else {
                record.merge(first, "with another of the source, by the public ontology");
            }
        }
    }

    /** Maps records whose term the target has, though under another uid than the source. */
    private void recognise(Registry<?> registry, Map<Term, List<FoundRecord>> there) {
        if (there.isEmpty()) {
            return;
        }
        Field uid = registry.uid().orElseThrow();
        Field ontologyId = registry.ontologyIdField().orElseThrow();
        Set<String> ids = new HashSet<>();
        there.keySet().forEach(term -> ids.add(term.ontologyId()));
        Map<Object, List<FoundRecord>> byOntologyId = new HashMap<>();
        there.forEach((term, records) -> byOntologyId.put(term.ontologyId(), records));
        target.select(registry, List.of(registry.id(), uid, ontologyId), ontologyId, ids)
                .forEach(row -> byOntologyId.getOrDefault(row.get(ontologyId), List.of()).stream()
                        .filter(FoundRecord::isNew)
                        .forEach(record -> record.match(
                                row.number(registry.id()), String.valueOf(row.get(uid)), "by " + ontologyId.name())));
    }

    private static Map<String, Term> byOntologyId(List<Term> terms) {
        Map<String, Term> byId = new LinkedHashMap<>();
        terms.forEach(term -> byId.put(term.ontologyId(), term));
        return byId;
    }

    /** Adds what is to be created, and notes for each term above those that were reached how it is reached. */
    private void add(OfRegistry resolved, Answer answer, Map<String, Term> taken) {
        resolved.add(answer);
        Map<String, Term> missing = byOntologyId(answer.missing());
        String accessor = scope.hierarchies(resolved.registry()).stream()
                .map(linked -> linked.accessor())
                .findFirst()
                .orElse("");
        Set<String> seen = new HashSet<>();
        List<Below> level = new ArrayList<>();
        taken.values().forEach(term -> {
            seen.add(term.ontologyId());
            level.add(new Below(resolved.key(term), term.ontologyId(), term.parents()));
        });
        List<Below> next = level;
        while (!next.isEmpty() && !seen.containsAll(missing.keySet())) {
            List<Below> above = new ArrayList<>();
            parents(next, seen, answer.release(), missing).forEach((term, below) -> {
                if (missing.containsKey(term.ontologyId())) {
                    if (!closure.settled().hasBrought(resolved.key(term))) {
                        resolved.add(new Above(
                                term,
                                answer.release().name(),
                                below.ontologyId(),
                                new PlannedRecord.Step(below.planned(), accessor)));
                    }
                    above.add(new Below(resolved.key(term), term.ontologyId(), term.parents()));
                } else {
                    above.add(new Below(below.planned(), below.ontologyId(), term.parents()));
                }
            });
            next = above;
        }
    }

    /** The terms directly above some that were not seen yet, each with the first that it is above. */
    private static Map<Term, Below> parents(
            List<Below> level, Set<String> seen, Release release, Map<String, Term> missing) {
        Map<String, Below> unseen = new LinkedHashMap<>();
        level.forEach(below -> below.parents().stream().filter(seen::add).forEach(parent -> unseen.put(parent, below)));
        Set<String> there = new HashSet<>(unseen.keySet());
        there.removeAll(missing.keySet());
        Map<String, Term> known = new HashMap<>(missing);
        if (!there.isEmpty()) {
            release.find(there).ifPresent(found -> known.putAll(found.terms()));
        }
        Map<Term, Below> parents = new LinkedHashMap<>();
        unseen.forEach((id, below) -> {
            Term term = known.get(id);
            if (term != null) {
                parents.put(term, below);
            }
        });
        return parents;
    }

    /**
     * A term above which others are looked for.
     *
     * @param planned the record of the transfer from which they are reached: the term, or one below it
     * @param ontologyId of that record
     * @param parents ontology ids of the terms directly above it
     */
    private record Below(RecordKey planned, String ontologyId, List<String> parents) {}
}
