package org.laminj.bionty.internal.registry;

import java.util.Optional;
import org.laminj.bionty.Organism;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * A registry whose records can be terms of ontologies: each names the release from which it was taken. Immutable.
 *
 * @param registry its declaration
 * @param source the reference to the release
 * @param organism the reference to the organism that each record must name, as those of genes do
 * @param parents the way to the terms directly above
 */
public record TermRegistry<R extends SqlRecord>(
        Registry<R> registry, Field source, Optional<Field> organism, Optional<Relation.Linked> parents) {

    private static final String PARENTS = "parents";

    /**
     * A registry by its record class.
     *
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have it
     * @throws OntologyException if its records are no terms of ontologies
     */
    public static <R extends SqlRecord> TermRegistry<R> of(SchemaGraph schema, Class<R> type) {
        Registry<R> registry = schema.registry(type);
        return find(schema, registry)
                .orElseThrow(() -> new OntologyException(
                        OntologyException.Reason.UNKNOWN,
                        "There is no ontology for registry " + registry.name() + ": its records name no source."
                                + " Registries with ontologies are " + String.join(", ", names(schema)) + "."));
    }

    /** The same of a registry that may be any; empty if its records are no terms of ontologies. */
    public static <R extends SqlRecord> Optional<TermRegistry<R>> find(SchemaGraph schema, Registry<R> registry) {
        return registry.release()
                .filter(field -> refersTo(field, Source.class))
                .map(source -> new TermRegistry<>(
                        registry,
                        source,
                        registry.foreignKeys().stream()
                                .filter(field -> !field.isNullable() && refersTo(field, Organism.class))
                                .findFirst(),
                        parents(schema, registry)));
    }

    private static boolean refersTo(Field field, Class<? extends SqlRecord> target) {
        return field.foreignKey().filter(key -> key.target() == target).isPresent();
    }

    private static Optional<Relation.Linked> parents(SchemaGraph schema, Registry<?> registry) {
        return schema.links(registry.type()).stream()
                .filter(link -> link.accessor().equals(PARENTS) && link.target() == registry.type())
                .findFirst();
    }

    private static Iterable<String> names(SchemaGraph schema) {
        return schema.registries().stream()
                .filter(registry -> find(schema, registry).isPresent())
                .map(Registry::name)
                .toList();
    }

    /** The name by which sources call the registry, e.g. {@code bionty.CellType}. */
    public String entity() {
        return registry.name();
    }
}
