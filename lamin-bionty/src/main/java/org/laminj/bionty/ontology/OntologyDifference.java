package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two releases of an ontology differ, by ontology id. Terms without one are not compared.
 *
 * @param older the one release, e.g. {@code cl 2022-08-16}
 * @param newer the other
 * @param added terms that only the newer one has
 * @param removed terms that only the older one has
 * @param obsoleted terms, as the newer one has them, that it no longer wants to be used, and the older one does
 * @param changed all other terms that the two do not have alike
 */
public record OntologyDifference(
        String older,
        String newer,
        List<Term> added,
        List<Term> removed,
        List<Term> obsoleted,
        List<TermChange> changed) {

    public OntologyDifference {
        requireNonNull(older, "older");
        requireNonNull(newer, "newer");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        obsoleted = List.copyOf(obsoleted);
        changed = List.copyOf(changed);
    }

    /**
     * A term that two releases do not have alike.
     *
     * @param ontologyId of both
     * @param name what the newer release calls it
     * @param values what differs: {@code name}, {@code definition}, {@code synonyms}, {@code parents} or a column
     */
    public record TermChange(String ontologyId, @Nullable String name, List<ValueChange> values) {

        public TermChange {
            requireNonNull(ontologyId, "ontologyId");
            values = List.copyOf(values);
        }
    }

    /** A value that two releases do not have alike; null where one does not say. Lists are joined by {@code |}. */
    public record ValueChange(
            String field, @Nullable String before, @Nullable String after) {

        public ValueChange {
            requireNonNull(field, "field");
        }
    }

    static OntologyDifference between(String olderName, Ontology older, String newerName, Ontology newer) {
        List<Term> obsoleted = new ArrayList<>();
        List<TermChange> changed = new ArrayList<>();
        for (Term term : identified(newer)) {
            Optional<Term> before = older.find(requireNonNull(term.ontologyId()));
            if (before.isPresent() && term.obsolete() && !before.get().obsolete()) {
                obsoleted.add(term);
            } else {
                before.flatMap(each -> change(each, term)).ifPresent(changed::add);
            }
        }
        return new OntologyDifference(
                olderName, newerName, missing(newer, older), missing(older, newer), obsoleted, changed);
    }

    private static List<Term> missing(Ontology here, Ontology there) {
        return identified(here).stream()
                .filter(term -> there.find(requireNonNull(term.ontologyId())).isEmpty())
                .toList();
    }

    private static List<Term> identified(Ontology ontology) {
        return ontology.terms().stream()
                .filter(term -> term.ontologyId() != null)
                .toList();
    }

    private static Optional<TermChange> change(Term before, Term after) {
        List<ValueChange> values = new ArrayList<>();
        compare(values, "name", before.name(), after.name());
        compare(values, "definition", before.definition(), after.definition());
        compare(values, "synonyms", joined(before.synonyms()), joined(after.synonyms()));
        compare(values, "parents", joined(before.parents()), joined(after.parents()));
        compare(values, "obsolete", text(before.obsolete()), text(after.obsolete()));
        compare(values, "replaced_by", joined(before.replacedBy()), joined(after.replacedBy()));
        TreeSet<String> columns = new TreeSet<>(before.columns().keySet());
        columns.addAll(after.columns().keySet());
        columns.forEach(column -> compare(
                values, column, before.columns().get(column), after.columns().get(column)));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new TermChange(requireNonNull(after.ontologyId()), after.name(), values));
    }

    private static void compare(
            List<ValueChange> values, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            values.add(new ValueChange(field, before, after));
        }
    }

    private static @Nullable String text(boolean value) {
        return value ? "true" : null;
    }

    /** The order of synonyms and parents says nothing. */
    private static @Nullable String joined(Collection<String> values) {
        return values.isEmpty() ? null : String.join("|", new TreeSet<>(values));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && obsoleted.isEmpty() && changed.isEmpty();
    }

    /** For people: a line with the counts. */
    @Override
    public String toString() {
        return newer + " against " + older + ": " + added.size() + " added, " + removed.size() + " removed, "
                + obsoleted.size() + " made obsolete, " + changed.size() + " changed";
    }
}
