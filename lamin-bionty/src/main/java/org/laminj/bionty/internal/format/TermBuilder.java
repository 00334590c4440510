package org.laminj.bionty.internal.format;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;

/** A term of an ontology while its file is read. What is several is sorted, since each format has an order of its own. */
final class TermBuilder {

    private static final Comparator<String> BY_LETTERS =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private final String ontologyId;
    private final String name;
    private @Nullable String definition;
    private final Set<String> synonyms = new TreeSet<>(BY_LETTERS);
    private final Set<String> nearSynonyms = new TreeSet<>(BY_LETTERS);
    private final Set<String> parents = new TreeSet<>();
    private boolean obsolete;
    private final Set<String> replacedBy = new TreeSet<>();

    TermBuilder(String ontologyId, String name) {
        this.ontologyId = ontologyId;
        this.name = name;
    }

    void define(@Nullable String text) {
        definition = text == null || text.isBlank() ? null : text;
    }

    void synonym(String text, boolean exact) {
        if (!text.isBlank()) {
            // Records keep synonyms with this character between them.
            (exact ? synonyms : nearSynonyms).add(text.replace('|', '/'));
        }
    }

    void parent(String id) {
        parents.add(id);
    }

    void obsolete() {
        obsolete = true;
    }

    void replacedBy(String id) {
        replacedBy.add(id);
    }

    Term build() {
        return new Term(
                ontologyId,
                name,
                definition,
                List.copyOf(synonyms),
                List.copyOf(nearSynonyms),
                List.copyOf(parents),
                obsolete,
                List.copyOf(replacedBy),
                Map.of());
    }
}
