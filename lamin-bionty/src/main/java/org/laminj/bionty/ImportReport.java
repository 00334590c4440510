package org.laminj.bionty;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.OntologyDifference.ValueChange;

/**
 * What became of the terms of a release: each is created, there, kept as another release has it, or noted.
 * Immutable.
 *
 * @param registry its name, e.g. {@code bionty.CellType}
 * @param source the release, e.g. {@code cl 2024-05-15}
 * @param created the terms that have new records, each after those above it: ontology ids, names where there is no id
 * @param there how many terms had records that say nothing different
 * @param linked how many links to parents are new
 * @param ofOtherReleases the records that say something different than this release, or are from another one
 * @param notes of terms that got no record, and of what else the instance does not have as the release does
 */
public record ImportReport(
        String registry,
        String source,
        List<String> created,
        int there,
        int linked,
        List<OtherRelease> ofOtherReleases,
        List<Note> notes) {

    private static final int SHOWN = 10;

    public ImportReport {
        requireNonNull(registry, "registry");
        requireNonNull(source, "source");
        created = List.copyOf(created);
        ofOtherReleases = List.copyOf(ofOtherReleases);
        notes = List.copyOf(notes);
    }

    /**
     * A record that an instance had of a term, and that is not as the release has it.
     *
     * @param term its ontology id, its name if it has none
     * @param uid of the record
     * @param source the release that the record is from; null if it does not say
     * @param differences what the record says, and what the release says instead; empty if only the releases differ
     * @param extended whether synonyms were added to the record
     */
    public record OtherRelease(
            String term, String uid, @Nullable String source, List<ValueChange> differences, boolean extended) {

        public OtherRelease {
            requireNonNull(term, "term");
            requireNonNull(uid, "uid");
            differences = List.copyOf(differences);
        }

        /** For people: a line. */
        @Override
        public String toString() {
            return term + " (" + uid + (source == null ? "" : ", " + source) + ")"
                    + differences.stream()
                            .map(change ->
                                    change.field() + " " + quoted(change.before()) + ", here " + quoted(change.after()))
                            .collect(joining("; ", differences.isEmpty() ? "" : ": ", ""))
                    + (extended ? ", synonyms added" : "");
        }

        private static String quoted(@Nullable String value) {
            return value == null ? "none" : "'" + value + "'";
        }
    }

    /**
     * Something to know of a term.
     *
     * @param kind what it is
     * @param term its ontology id, its name if it has none, else empty
     * @param detail for people: what more there is to say
     */
    public record Note(Kind kind, String term, String detail) {

        public Note {
            requireNonNull(kind, "kind");
            requireNonNull(term, "term");
            requireNonNull(detail, "detail");
        }

        /** For people: a line without the kind. */
        @Override
        public String toString() {
            return detail.isEmpty() ? term : term + ": " + detail;
        }
    }

    /** What a note is about. */
    public enum Kind {
        /** The release wants the term not to be used any more: it has no record. */
        OBSOLETE,
        /** The release leaves out what each record needs, such as a name: the term has no record. */
        INCOMPLETE,
        /** An earlier term of the release has the same id, or another value that only one record can have: no record. */
        DUPLICATE,
        /** A record of another term has a value that only one record can have: the term has no record. */
        TAKEN,
        /** Beside the new record there is one of the same name that has no ontology id. */
        SAME_NAME,
        /** A parent is not among the terms, or obsolete: there is no link to it. */
        MISSING_PARENT,
        /** A term is above itself. */
        CYCLE;

        /** In words, e.g. {@code missing parent}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How many notes there are of each kind; kinds without any are left out. */
    public Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            int count = (int) notes.stream().filter(note -> note.kind() == kind).count();
            if (count > 0) {
                counts.put(kind, count);
            }
        }
        return counts;
    }

    /** For people: a line with the counts, then the first ten of what ought to be known of each kind. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(registry + " from " + source + ": " + created.size() + " created, " + there + " there, "
                + ofOtherReleases.size() + " of other releases, " + linked + (linked == 1 ? " link" : " links")
                + " to parents added");
        addLines(
                lines,
                "of other releases",
                ofOtherReleases.stream().map(OtherRelease::toString).toList());
        Map<Kind, List<Note>> byKind = notes.stream().collect(groupingBy(Note::kind));
        counts().keySet()
                .forEach(kind -> addLines(
                        lines,
                        kind.toString(),
                        requireNonNull(byKind.get(kind)).stream()
                                .map(Note::toString)
                                .toList()));
        return String.join("\n", lines);
    }

    private static void addLines(List<String> lines, String what, List<String> all) {
        if (all.isEmpty()) {
            return;
        }
        lines.add(what + " (" + all.size() + "):");
        all.stream().limit(SHOWN).forEach(each -> lines.add("  " + each));
        if (all.size() > SHOWN) {
            lines.add("  ...");
        }
    }
}
