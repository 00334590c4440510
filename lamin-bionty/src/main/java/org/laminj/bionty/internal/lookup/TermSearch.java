package org.laminj.bionty.internal.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;

/**
 * Finds the terms that best fit a text, whatever the case of letters.
 *
 * <p>Terms rank as records do in a search of a registry: by how much of the text they hold, and how it stands there; and
 * those that hold it in their id or name before those that hold it in a synonym or the definition.
 */
public final class TermSearch {

    private static final int SHORTEST_WORD = 4;

    private final String whole;
    private final List<String> words;

    /**
     * @throws IllegalArgumentException if the text is blank
     */
    public TermSearch(String text) {
        this.whole = folded(text.strip());
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("A search needs a text to look for, which is blank here.");
        }
        List<String> longer = Arrays.stream(whole.split("\\s+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
        this.words = longer.isEmpty() ? List.of(whole) : longer;
    }

    /** How a text stands in a field, best first. */
    private enum Fit {
        EQUAL,
        BEGINNING,
        WORDS,
        PART
    }

    /** How well a term fits: less is better. */
    private record Rank(int missingWords, Fit fit, int field) implements Comparable<Rank> {

        private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::missingWords)
                .thenComparing(Rank::fit)
                .thenComparingInt(Rank::field);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    private record Ranked(Term term, Rank rank) {}

    /** The terms that fit best, best first; in their order where they fit as well. */
    public List<Term> best(List<Term> terms, int limit) {
        return terms.stream()
                .flatMap(term -> rank(term).map(rank -> new Ranked(term, rank)).stream())
                .sorted(Comparator.comparing(Ranked::rank))
                .limit(limit)
                .map(Ranked::term)
                .toList();
    }

    /** Where the whole text is found, there is nothing missing; else as many words as no field holds, and one more. */
    private Optional<Rank> rank(Term term) {
        List<String> fields = fields(term);
        Rank best = null;
        for (int field = 0; field < fields.size(); field++) {
            Fit fit = fit(fields.get(field));
            if (fit != null) {
                Rank rank = new Rank(0, fit, field);
                best = best == null || rank.compareTo(best) < 0 ? rank : best;
            }
        }
        return best == null ? rankOfWords(fields) : Optional.of(best);
    }

    private @Nullable Fit fit(String field) {
        int at = field.indexOf(whole);
        if (at < 0) {
            return null;
        }
        if (at == 0) {
            return field.length() == whole.length() ? Fit.EQUAL : Fit.BEGINNING;
        }
        boolean begins = !Character.isLetterOrDigit(field.charAt(at - 1));
        int end = at + whole.length();
        boolean ends = end == field.length() || !Character.isLetterOrDigit(field.charAt(end));
        return begins && ends ? Fit.WORDS : Fit.PART;
    }

    private Optional<Rank> rankOfWords(List<String> fields) {
        int missing = (int) words.stream()
                .filter(word -> fields.stream().noneMatch(field -> field.contains(word)))
                .count();
        return missing == words.size() ? Optional.empty() : Optional.of(new Rank(missing + 1, Fit.PART, 0));
    }

    private static List<String> fields(Term term) {
        List<String> fields = new ArrayList<>();
        add(fields, term.ontologyId());
        add(fields, term.name());
        term.synonyms().forEach(synonym -> add(fields, synonym));
        term.nearSynonyms().forEach(synonym -> add(fields, synonym));
        add(fields, term.definition());
        term.columns().values().forEach(value -> add(fields, value));
        return fields;
    }

    private static void add(List<String> fields, @Nullable String text) {
        if (text != null) {
            fields.add(folded(text));
        }
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
