package org.laminj.core.internal.query;

import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/** The links of a registry to itself that make a hierarchy of its records. */
public final class ParentLinks {

    private ParentLinks() {}

    /** The public links of a registry to itself, from the side that declares them: from what is below to what is above. */
    public static List<Relation.Linked> of(SchemaGraph schema, Registry<?> registry) {
        return schema.links(registry.type()).stream()
                .filter(link -> link.target().equals(registry.type()))
                .filter(link -> link.near().equals(link.link().from()))
                .filter(link -> !link.accessor().startsWith("_"))
                .toList();
    }

    /**
     * As {@link #of}, of a registry that must have such links.
     *
     * @throws QueryException if it has none, naming those that have
     */
    public static List<Relation.Linked> required(SchemaGraph schema, Registry<?> registry) {
        List<Relation.Linked> links = of(schema, registry);
        if (links.isEmpty()) {
            String choices = schema.registries().stream()
                    .filter(each -> !of(schema, each).isEmpty())
                    .map(Registry::name)
                    .collect(Collectors.joining(", "));
            throw new QueryException("Records of registry " + registry.name()
                    + " are in no hierarchy: they have no parents. Choices are: " + choices + ".");
        }
        return links;
    }
}
