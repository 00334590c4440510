package org.laminj.bionty.internal.registry;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.PublicOntology;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.message.MessageListener;
import org.laminj.core.vocabulary.TermMatcher;

/** Finds the one term that people mean by an id, a name or a synonym. */
final class TermChoice {

    private final TermRelease<?> release;
    private final MessageListener messages;

    TermChoice(TermRelease<?> release, MessageListener messages) {
        this.release = release;
        this.messages = messages;
    }

    /**
     * The term with an id; else with a name; else with a name in other letter case, or with a synonym.
     *
     * @throws OntologyException if there is none, naming what is alike; if it is obsolete, naming what replaces it; or if
     *     there are several, naming their ids
     */
    Term of(String text) {
        Term byId = release.ontology().find(text).orElse(null);
        if (byId != null) {
            return usable(byId);
        }
        List<Term> named = release.ontology().named(text);
        List<Term> meant = usable(named).isEmpty() ? usable(matching(text)) : usable(named);
        if (meant.stream().map(TermScope::label).distinct().count() > 1) {
            throw new OntologyException(
                    Reason.AMBIGUOUS,
                    "'" + text + "' may mean " + meant.size() + " terms of " + release.name() + ": "
                            + meant.stream().map(TermChoice::text).collect(Collectors.joining(", "))
                            + ". Name one by its id.");
        }
        return meant.isEmpty() ? usable(named.isEmpty() ? unknown(text) : named.get(0)) : meant.get(0);
    }

    private static String text(Term term) {
        return term.ontologyId() == null || term.name() == null
                ? TermScope.label(term)
                : term.ontologyId() + " (" + term.name() + ")";
    }

    private static List<Term> usable(Collection<Term> terms) {
        return terms.stream().filter(term -> !term.obsolete()).toList();
    }

    private Term usable(Term term) {
        if (!term.obsolete()) {
            return term;
        }
        throw new OntologyException(
                Reason.UNKNOWN,
                "Term " + text(term) + " of " + release.name() + " is obsolete, and gets no record. "
                        + (term.replacedBy().isEmpty()
                                ? "The release does not say what to use instead."
                                : "Use " + String.join(", ", term.replacedBy()) + " instead."));
    }

    private Set<Term> matching(String text) {
        TermMatcher matcher = new TermMatcher(List.of(text));
        for (Term term : usable(release.ontology().terms())) {
            if (term.name() != null) {
                matcher.show(term.name(), term.synonyms());
            }
        }
        Set<Term> terms = new LinkedHashSet<>();
        matcher.matches()
                .getOrDefault(text, List.of())
                .forEach(name -> terms.addAll(release.ontology().named(name)));
        return terms;
    }

    /** Fails as looking up does, which names what is alike. */
    private Term unknown(String text) {
        return new PublicOntology<>(
                        release.source(), release.ontology(), release.terms().registry(), messages)
                .get(text);
    }
}
