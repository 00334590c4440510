package org.laminj.bionty.internal.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.laminj.bionty.internal.lookup.TermsByValue;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.vocabulary.Inspection;

/** Which terms of a release values mean. Obsolete terms are none. */
final class TermsOfValues {

    private final TermRelease<?> release;
    private final TermsByValue terms;

    /**
     * @param field in which the values are looked for; only names have synonyms
     */
    TermsOfValues(TermRelease<?> release, Field field) {
        this.release = release;
        this.terms = new TermsByValue(
                release.terms().registry(),
                field,
                release.ontology().terms().stream()
                        .filter(term -> !term.obsolete())
                        .toList());
    }

    /** What the values are to the release. */
    Inspection inspect(Collection<String> values) {
        return terms.inspect(values);
    }

    /** The terms that values mean: those that are called so, else the first of those in other letter case or with a synonym. */
    Map<String, Term> terms(Inspection inspection) {
        Map<String, Term> meant = new LinkedHashMap<>();
        inspection.validated().forEach(value -> meant.put(value, term(value)));
        inspection.standardizable().forEach((value, names) -> meant.put(value, term(names.get(0))));
        return meant;
    }

    private Term term(String value) {
        return terms.find(value)
                .orElseThrow(
                        () -> new IllegalStateException("No term of " + release.name() + " is called '" + value + "'"));
    }
}
