package org.laminj.bionty.internal.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laminj.bionty.ImportReport.Kind;
import org.laminj.bionty.ImportReport.Note;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.Term;

/**
 * Those terms of a release that shall have records, each after all that are above it, and what is wrong with the others.
 *
 * @param terms without obsolete ones, and each id once
 * @param notes of terms that get no record, and of links that cannot be as the release has them
 */
record TermScope(List<Term> terms, List<Note> notes) {

    TermScope {
        terms = List.copyOf(terms);
        notes = List.copyOf(notes);
    }

    /** All terms of a release. */
    static TermScope all(Ontology ontology) {
        return of(ontology, ontology.terms());
    }

    /** Some terms and all that are above them. */
    static TermScope above(Ontology ontology, Collection<Term> terms) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(ontology.ancestors(terms));
        return of(ontology, all);
    }

    private static TermScope of(Ontology ontology, Collection<Term> all) {
        List<Note> notes = new ArrayList<>();
        List<Term> usable = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Term term : all) {
            if (term.obsolete()) {
                notes.add(obsolete(term));
            } else if (term.ontologyId() == null) {
                usable.add(term);
            } else if (isFirst(ontology, term)) {
                // those above some terms may be among these already
                if (ids.add(term.ontologyId())) {
                    usable.add(term);
                }
            } else {
                notes.add(new Note(Kind.DUPLICATE, label(term), "another term of the release has this id"));
            }
        }
        ParentsFirst ordered = new ParentsFirst(usable);
        ordered.terms().forEach(term -> addMissingParents(notes, ontology, term));
        ordered.closing().forEach(link -> notes.add(cycle(link)));
        return new TermScope(ordered.terms(), notes);
    }

    private static boolean isFirst(Ontology ontology, Term term) {
        return ontology.find(requireNonNull(term.ontologyId()))
                .filter(term::equals)
                .isPresent();
    }

    private static Note obsolete(Term term) {
        return new Note(
                Kind.OBSOLETE,
                label(term),
                term.replacedBy().isEmpty() ? "" : "replaced by " + String.join(", ", term.replacedBy()));
    }

    private static Note cycle(ParentsFirst.Link link) {
        return new Note(
                Kind.CYCLE,
                label(link.term()),
                label(link.term()).equals(label(link.parent()))
                        ? "is its own parent"
                        : "is above its own parent " + label(link.parent()));
    }

    private static void addMissingParents(List<Note> notes, Ontology ontology, Term term) {
        for (String parent : term.parents()) {
            Optional<Term> found = ontology.find(parent);
            if (found.isEmpty()) {
                notes.add(new Note(Kind.MISSING_PARENT, label(term), parent + " is not in the release"));
            } else if (found.get().obsolete()) {
                notes.add(new Note(Kind.MISSING_PARENT, label(term), parent + " is obsolete"));
            }
        }
    }

    /** What people call a term: its id, its name if it has none. */
    static String label(Term term) {
        return term.ontologyId() != null ? term.ontologyId() : term.name() != null ? term.name() : "";
    }
}
