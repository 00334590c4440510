package org.laminj.core.internal.query;

import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.query.Lookup;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.ForeignKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;

/** Writes conditions on where records stand in a hierarchy as SQL: recursive subqueries. */
final class HierarchyConditions {

    private final SchemaGraph graph;
    private final Dialect dialect;
    private final ValueReader values;

    HierarchyConditions(SchemaGraph graph, Dialect dialect, ValueReader values) {
        this.graph = graph;
        this.dialect = dialect;
        this.values = values;
    }

    /**
     * A condition on the record that a field names.
     *
     * @param registry that of the field
     */
    Statement condition(Registry<?> registry, Field field, Lookup lookup, Object value) {
        Registry<?> hierarchy = registryOf(registry, field, lookup);
        Statement starts = named(registry, field, lookup, value).condition(dialect);
        HierarchyCompiler compiler = new HierarchyCompiler(graph, hierarchy);
        Statement ids = switch (lookup) {
            case IS_A -> compiler.startsAndReached(Side.BELOW, starts);
            case DESCENDANTS_OF -> compiler.reachedFrom(Side.BELOW, starts);
            case ANCESTORS_OF -> compiler.reachedFrom(Side.ABOVE, starts);
            default -> throw new IllegalArgumentException(lookup + " asks nothing of hierarchies");
        };
        return ids.surrounded(Dialect.quote(field.column()) + " IN (", ")");
    }

    /** The records that the value of such a condition names. */
    NamedRecords named(Registry<?> registry, Field field, Lookup lookup, Object value) {
        return NamedRecords.of(registryOf(registry, field, lookup), value, values);
    }

    private Registry<?> registryOf(Registry<?> registry, Field field, Lookup lookup) {
        if (field.isId()) {
            return registry;
        }
        return field.foreignKey()
                .map(ForeignKey::target)
                .<Registry<?>>map(graph::registry)
                .orElseThrow(() -> new QueryException("Lookup '" + lookup.spelling()
                        + "' asks where a record stands in a hierarchy, and field '" + field.name()
                        + "' is no record. Leave the field out."));
    }
}
