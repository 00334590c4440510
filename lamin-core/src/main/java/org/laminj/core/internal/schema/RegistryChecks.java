package org.laminj.core.internal.schema;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.SchemaModule;

/** Checks the tables of registries and the registries at which their edges end. */
final class RegistryChecks {

    private final Map<String, SchemaModule> modules;
    private final Map<Class<? extends SqlRecord>, Registry<?>> registries;
    private final Problems problems;

    RegistryChecks(
            Map<String, SchemaModule> modules,
            Map<Class<? extends SqlRecord>, Registry<?>> registries,
            Problems problems) {
        this.modules = modules;
        this.registries = registries;
        this.problems = problems;
    }

    void run() {
        Map<String, Registry<?>> byTable = new HashMap<>();
        for (Registry<?> registry : registries.values()) {
            checkPrefix(registry);
            Registry<?> other = byTable.putIfAbsent(registry.table(), registry);
            if (other != null) {
                problems.add(
                        "Registries %s and %s are both declared for table '%s': give one of them another table.",
                        other.type().getName(), registry.type().getName(), registry.table());
            }
            checkEdges(registry);
        }
    }

    private void checkPrefix(Registry<?> registry) {
        String prefix = requireNonNull(modules.get(registry.module())).tablePrefix();
        if (!registry.table().startsWith(prefix)) {
            problems.add(
                    "Table '%s' of registry %s lies outside the prefix '%s' of schema module '%s': rename the table.",
                    registry.table(), registry.type().getName(), prefix, registry.module());
        }
    }

    private void checkEdges(Registry<?> registry) {
        for (Field field : registry.foreignKeys()) {
            checkTarget(
                    registry,
                    "Foreign key '" + field.name() + "'",
                    field.foreignKey().orElseThrow().target());
        }
        for (ManyToMany relation : registry.type().getAnnotationsByType(ManyToMany.class)) {
            checkTarget(registry, "Link table '" + relation.accessor() + "'", relation.target());
        }
    }

    private void checkTarget(Registry<?> registry, String edge, Class<? extends SqlRecord> target) {
        if (!registries.containsKey(target)) {
            problems.add(
                    "%s of registry %s leads to %s, which no schema module contributes: list it in registries() of its module.",
                    edge, registry.type().getName(), target.getName());
        }
    }
}
