package org.laminj.bionty.internal.format;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/**
 * Where a table has what a registry needs: in columns that are called as those of its database are.
 *
 * @param id of the ontology id; null for registries without
 * @param name of the name
 * @param otherIds of what may tell records apart instead, as the stable id does for genes of organisms without Ensembl ids
 * @param needsName whether there are no records without a name
 */
public record TableColumns(@Nullable String id, Set<String> otherIds, String name, boolean needsName) {

    private static final String ONTOLOGY_ID = "ontology_id";

    /** The columns for a registry, by its name such as {@code bionty.Gene}; those of most for one that is not known. */
    public static TableColumns of(SchemaGraph schema, String entity) {
        return schema.registries().stream()
                .filter(registry -> registry.name().equals(entity))
                .findFirst()
                .map(TableColumns::of)
                .orElseGet(() -> new TableColumns(ONTOLOGY_ID, Set.of(), "name", true));
    }

    private static TableColumns of(Registry<?> registry) {
        String id = registry.ontologyIdField().map(Field::column).orElse(null);
        return new TableColumns(
                id,
                ONTOLOGY_ID.equals(id) ? Set.of() : otherIds(registry, id),
                registry.nameField().column(),
                !registry.nameField().isNullable());
    }

    private static Set<String> otherIds(Registry<?> registry, @Nullable String id) {
        return registry.textFields().stream()
                .filter(field -> field.isUnique() && !field.name().equals("uid"))
                .map(Field::column)
                .filter(column -> !column.equals(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether ids are those of an ontology, rather than accession numbers of a database. */
    boolean areOfOntology() {
        return ONTOLOGY_ID.equals(id);
    }
}
