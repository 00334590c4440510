package org.laminj.bionty.internal.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.bionty.internal.lookup.TermFields;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.TermMatcher;

/** Which terms of a release values mean. Obsolete terms are none. */
final class TermsOfValues {

    private final TermRelease<?> release;
    private final Field field;
    private final TermFields texts;
    private final Map<String, Term> byValue = new HashMap<>();

    /**
     * @param field in which the values are looked for; only names have synonyms
     */
    TermsOfValues(TermRelease<?> release, Field field) {
        this.release = release;
        this.field = field;
        this.texts = new TermFields(release.terms().registry());
        for (Term term : release.ontology().terms()) {
            String value = term.obsolete() ? null : texts.value(term, field);
            if (value != null) {
                byValue.putIfAbsent(value, term);
            }
        }
    }

    /** What the values are to the release. */
    Inspection inspect(Collection<String> values) {
        return Inspection.of(values, byValue.keySet(), this::matches);
    }

    private Map<String, List<String>> matches(Collection<String> values) {
        boolean byName = field.equals(release.terms().registry().nameField());
        TermMatcher matcher = new TermMatcher(values);
        for (Term term : release.ontology().terms()) {
            String value = term.obsolete() ? null : texts.value(term, field);
            if (value != null) {
                matcher.show(value, byName ? term.synonyms() : List.of());
            }
        }
        return matcher.matches();
    }

    /** The terms that values mean: those that are called so, else the first of those in other letter case or with a synonym. */
    Map<String, Term> terms(Inspection inspection) {
        Map<String, Term> terms = new LinkedHashMap<>();
        inspection.validated().forEach(value -> terms.put(value, term(value)));
        inspection.standardizable().forEach((value, names) -> terms.put(value, term(names.get(0))));
        return terms;
    }

    private Term term(String value) {
        Term term = byValue.get(value);
        if (term == null) {
            throw new IllegalStateException("No term of " + release.name() + " is called '" + value + "'");
        }
        return term;
    }
}
