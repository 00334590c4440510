package org.laminj.core.internal.lineage;

import java.util.List;
import java.util.Optional;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Lineage;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * A registry whose records runs make and use.
 *
 * @param run the reference to the run that made a record
 * @param uses the links to the runs that used a record
 */
record DataRegistry(Registry<?> registry, Field run, List<Relation.Linked> uses) {

    /** Those of a schema, by what their declarations say. */
    static List<DataRegistry> of(SchemaGraph schema) {
        return schema.registries().stream()
                .filter(registry -> registry.type().isAnnotationPresent(Lineage.class))
                .flatMap(registry ->
                        run(registry).map(run -> new DataRegistry(registry, run, uses(schema, registry))).stream())
                .toList();
    }

    private static Optional<Field> run(Registry<?> registry) {
        return registry.componentField("run")
                .filter(field ->
                        field.foreignKey().stream().anyMatch(key -> key.target().equals(Run.class)));
    }

    private static List<Relation.Linked> uses(SchemaGraph schema, Registry<?> registry) {
        return schema.links(registry.type()).stream()
                .filter(link ->
                        link.target().equals(Run.class) && !link.accessor().startsWith("_"))
                .toList();
    }
}
