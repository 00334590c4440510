package org.laminj.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is worth knowing of the terms that a transfer reaches, besides what becomes of them. Immutable.
 *
 * @param differences what terms say differently on both sides; nothing of it is changed
 * @param obsolete terms that came, or will come, from a public ontology which says that they should no longer be used
 * @param unread releases of ontologies that could not be asked
 */
public record TermNotes(List<TermDifference> differences, List<RecordKey> obsolete, List<UnreadRelease> unread) {

    private static final int NAMED = 3;
    private static final TermNotes NONE = new TermNotes(List.of(), List.of(), List.of());

    public TermNotes {
        differences = List.copyOf(differences);
        obsolete = List.copyOf(obsolete);
        unread = List.copyOf(unread);
    }

    /** Nothing is worth knowing. */
    public static TermNotes none() {
        return NONE;
    }

    /** The notes of both, each once. */
    public TermNotes plus(TermNotes other) {
        return new TermNotes(
                joined(differences, other.differences), joined(obsolete, other.obsolete), joined(unread, other.unread));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /**
     * A line for all releases that could not be asked, with the reason of the first; one for each registry whose terms
     * differ; and one for obsolete terms.
     */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (unread.size() == 1) {
            texts.add(unread.get(0).toString());
        } else if (!unread.isEmpty()) {
            texts.add(ofSeveralUnread());
        }
        byRegistry()
                .forEach((registry, some) -> texts.add(
                        registry + " terms differ in " + fields(some) + ": " + some(contradictionsFirst(some), "; ")));
        if (!obsolete.isEmpty()) {
            texts.add("obsolete in their ontology: " + some(obsolete, ", "));
        }
        return texts;
    }

    private String ofSeveralUnread() {
        String all = unread.stream()
                .map(release -> release.registry() + " (" + release.release() + ")")
                .collect(Collectors.joining(", "));
        return "terms of " + all + " come from the source, for these " + unread.size()
                + " releases cannot be read. The first: " + unread.get(0).reason();
    }

    private Map<String, List<TermDifference>> byRegistry() {
        return differences.stream()
                .collect(Collectors.groupingBy(
                        difference -> difference.record().registry(), LinkedHashMap::new, Collectors.toList()));
    }

    /** How many of the terms differ in which field. */
    private static String fields(List<TermDifference> differences) {
        Map<String, Long> counts = differences.stream()
                .collect(Collectors.groupingBy(TermDifference::field, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " (" + count.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<TermDifference> contradictionsFirst(List<TermDifference> differences) {
        return differences.stream()
                .sorted(Comparator.comparing(difference -> !difference.contradicts()))
                .toList();
    }

    private static String some(List<?> all, String separator) {
        String named = all.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(separator));
        return all.size() <= NAMED ? named : named + separator + "and " + (all.size() - NAMED) + " more";
    }
}
