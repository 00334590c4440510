package org.laminj.bionty.internal.lookup;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.TermMatcher;

/** Terms by what they have in a field; of several that have the same the first counts. Immutable. */
public final class TermsByValue {

    private final ImmutableListMultimap<String, Term> byValue;
    private final boolean haveSynonyms;

    /**
     * @param field of the registry; only names have synonyms
     */
    public TermsByValue(Registry<?> registry, Field field, Collection<Term> terms) {
        this.haveSynonyms = field.equals(registry.nameField());
        TermFields fields = new TermFields(registry);
        ImmutableListMultimap.Builder<String, Term> found = ImmutableListMultimap.builder();
        for (Term term : terms) {
            String value = fields.value(term, field);
            if (value != null) {
                found.put(value, term);
            }
        }
        this.byValue = found.build();
    }

    /** All values. */
    public Set<String> values() {
        return byValue.keySet();
    }

    /** The term that has a value. */
    public Optional<Term> find(String value) {
        return byValue.get(value).stream().findFirst();
    }

    /** Which of some values terms have, which mean what a term has, and which are unknown. */
    public Inspection inspect(Collection<String> wanted) {
        return Inspection.of(wanted, byValue.keySet(), this::matches);
    }

    private Map<String, List<String>> matches(Collection<String> wanted) {
        TermMatcher matcher = new TermMatcher(wanted);
        byValue.forEach((value, term) -> matcher.show(value, haveSynonyms ? term.synonyms() : List.of()));
        return matcher.matches();
    }
}
