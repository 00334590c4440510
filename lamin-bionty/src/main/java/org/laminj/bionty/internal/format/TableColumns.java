package org.laminj.bionty.internal.format;

import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/**
 * Where a table has what a registry needs: in columns that are called as those of its database are.
 *
 * @param id of the ontology id; null for registries without
 * @param name of the name
 * @param needsName whether there are no records without a name
 */
public record TableColumns(@Nullable String id, String name, boolean needsName) {

    private static final String ONTOLOGY_ID = "ontology_id";

    /** The columns for a registry, by its name such as {@code bionty.Gene}; those of most for one that is not known. */
    public static TableColumns of(SchemaGraph schema, String entity) {
        return schema.registries().stream()
                .filter(registry -> registry.name().equals(entity))
                .findFirst()
                .map(TableColumns::of)
                .orElseGet(() -> new TableColumns(ONTOLOGY_ID, "name", true));
    }

    private static TableColumns of(Registry<?> registry) {
        return new TableColumns(
                registry.ontologyIdField().map(Field::column).orElse(null),
                registry.nameField().column(),
                !registry.nameField().isNullable());
    }

    /** Whether ids are those of an ontology, rather than accession numbers of a database. */
    boolean areOfOntology() {
        return ONTOLOGY_ID.equals(id);
    }
}
