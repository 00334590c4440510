package org.laminj.core.display;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * A registry with its fields: the simple ones, those that lead to core, those that lead to other schema modules.
 *
 * <p>Private fields and the id are left out. Mirrors {@code registry_repr}; simple fields have the types that Django
 * gives them.
 */
public final class RegistryText {

    private RegistryText() {}

    /** The name of the registry and a line for each field under a title, each of which ends with a line feed. */
    public static String of(SchemaGraph schema, Registry<?> registry) {
        Stream<String> relations = schema.modules().stream()
                .map(module -> section(
                        module.equals(Registry.CORE) ? "Relational" : capitalised(module),
                        relations(schema, registry, module)));
        return registry.simpleName() + "\n" + section("Simple", simple(registry))
                + relations.collect(Collectors.joining());
    }

    private static String section(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "  " + title + " fields\n"
                        + lines.stream().map(line -> "    ." + line + "\n").collect(Collectors.joining());
    }

    private static String capitalised(String module) {
        return module.substring(0, 1).toUpperCase(Locale.ROOT) + module.substring(1);
    }

    private static List<String> simple(Registry<?> registry) {
        return registry.fields().stream()
                .filter(field -> !field.isId() && !field.isForeignKey() && !field.isPrivate())
                .map(field -> field.name() + ": " + type(field))
                .toList();
    }

    private static List<String> relations(SchemaGraph schema, Registry<?> registry, String module) {
        Collection<Relation> relations = schema.relations(registry.type()).values();
        return relations.stream()
                .filter(relation -> !relation.accessor().startsWith("_"))
                .filter(relation -> schema.registry(relation.target()).module().equals(module))
                .map(relation -> relation.accessor() + ": "
                        + schema.registry(relation.target()).name())
                .toList();
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT -> field.length() > 0 ? "CharField" : "TextField";
            case SMALL_INTEGER -> "SmallIntegerField";
            case INTEGER -> "IntegerField";
            case BIG_INTEGER -> "BigIntegerField";
            case REAL -> "FloatField";
            case BOOLEAN -> "BooleanField";
            case TIMESTAMP -> "DateTimeField";
            case DATE -> "DateField";
            case DURATION -> "DurationField";
            case JSON -> "JSONField";
        };
    }
}
