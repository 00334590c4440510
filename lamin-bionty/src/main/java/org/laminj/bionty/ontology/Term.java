package org.laminj.bionty.ontology;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A term as one release of an ontology has it, or a row of a table of genes, proteins or cell markers. Immutable.
 *
 * @param ontologyId e.g. {@code CL:0000084} or {@code ENSG00000139618}; null where a table has none, as for cell markers
 * @param name e.g. {@code T cell}, or the symbol of a gene; null where a table leaves it out
 * @param definition what it means; null if the release does not say
 * @param synonyms other names that mean exactly the same
 * @param nearSynonyms other names that mean something broader, narrower or related
 * @param parents ontology ids of the terms directly above it
 * @param obsolete whether it should no longer be used
 * @param replacedBy ontology ids of the terms to use instead of an obsolete one
 * @param columns what a table says besides, by column, e.g. {@code biotype}; no blank values
 */
public record Term(
        @Nullable String ontologyId,
        @Nullable String name,
        @Nullable String definition,
        List<String> synonyms,
        List<String> nearSynonyms,
        List<String> parents,
        boolean obsolete,
        List<String> replacedBy,
        Map<String, String> columns) {

    public Term {
        synonyms = List.copyOf(synonyms);
        nearSynonyms = List.copyOf(nearSynonyms);
        parents = List.copyOf(parents);
        replacedBy = List.copyOf(replacedBy);
        columns = Map.copyOf(columns);
    }

    /** A term that has a name only. */
    public static Term of(String ontologyId, String name) {
        return new Term(
                requireNonNull(ontologyId, "ontologyId"),
                requireNonNull(name, "name"),
                null,
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                Map.of());
    }

    /** The term with this definition. */
    public Term withDefinition(@Nullable String newDefinition) {
        return new Term(
                ontologyId, name, newDefinition, synonyms, nearSynonyms, parents, obsolete, replacedBy, columns);
    }

    /** The term with these synonyms that mean something broader, narrower or related. */
    public Term withNearSynonyms(List<String> newNearSynonyms) {
        return new Term(
                ontologyId, name, definition, synonyms, newNearSynonyms, parents, obsolete, replacedBy, columns);
    }

    /** The term with these parents. */
    public Term withParents(List<String> newParents) {
        return new Term(
                ontologyId, name, definition, synonyms, nearSynonyms, newParents, obsolete, replacedBy, columns);
    }

    /** The term with these synonyms that mean exactly the same. */
    public Term withSynonyms(List<String> newSynonyms) {
        return new Term(
                ontologyId, name, definition, newSynonyms, nearSynonyms, parents, obsolete, replacedBy, columns);
    }
}
