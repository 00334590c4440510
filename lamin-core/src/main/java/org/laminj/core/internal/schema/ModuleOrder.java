package org.laminj.core.internal.schema;

import com.google.common.graph.GraphBuilder;
import com.google.common.graph.Graphs;
import com.google.common.graph.MutableGraph;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.SchemaModule;

/** Checks names and requirements of schema modules and brings them into an order that does not depend on the class path. */
final class ModuleOrder {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Problems problems;

    ModuleOrder(Problems problems) {
        this.problems = problems;
    }

    /** The modules by name: core first, then each after all that it requires, otherwise by name. */
    Map<String, SchemaModule> order(Collection<SchemaModule> modules) {
        Map<String, SchemaModule> byName = byName(modules);
        checkRequirements(byName);
        Map<String, SchemaModule> ordered = new LinkedHashMap<>();
        Stream.concat(Stream.of(Registry.CORE), byName.keySet().stream())
                .map(byName::get)
                .filter(Objects::nonNull)
                .forEach(module -> visit(module, byName, ordered, new TreeSet<>()));
        return ordered;
    }

    private Map<String, SchemaModule> byName(Collection<SchemaModule> modules) {
        Map<String, SchemaModule> byName = new TreeMap<>();
        for (SchemaModule module : modules) {
            String name = module.name();
            if (!NAME.matcher(name).matches()) {
                problems.add(
                        "Schema module %s has the name '%s': use lower-case letters, digits and underscores.",
                        module.getClass().getName(), name);
            } else if (name.equals(Registry.CORE) && !(module instanceof CoreModule)) {
                problems.add(
                        "Schema module %s has the reserved name 'core': choose another.",
                        module.getClass().getName());
            } else if (byName.containsKey(name)) {
                problems.add(
                        "Schema modules %s and %s are both named '%s': remove one from the class path.",
                        byName.get(name).getClass().getName(), module.getClass().getName(), name);
            } else {
                byName.put(name, module);
            }
        }
        return byName;
    }

    private void checkRequirements(Map<String, SchemaModule> byName) {
        MutableGraph<String> requirements =
                GraphBuilder.directed().allowsSelfLoops(true).build();
        for (SchemaModule module : byName.values()) {
            for (String required : new TreeSet<>(module.requires())) {
                if (!byName.containsKey(required)) {
                    problems.add(
                            "Schema module '%s' requires '%s', which is not on the class path: add its artifact.",
                            module.name(), required);
                }
                requirements.putEdge(module.name(), required);
            }
        }
        if (Graphs.hasCycle(requirements)) {
            List<String> onCycle = requirements.nodes().stream()
                    .filter(name -> requirements.successors(name).stream()
                            .anyMatch(next ->
                                    Graphs.reachableNodes(requirements, next).contains(name)))
                    .sorted()
                    .toList();
            problems.add(
                    "Schema modules %s require each other in a circle: move what they share into a module of its own.",
                    onCycle);
        }
    }

    private static void visit(
            SchemaModule module,
            Map<String, SchemaModule> byName,
            Map<String, SchemaModule> ordered,
            Set<String> open) {
        if (ordered.containsKey(module.name()) || !open.add(module.name())) {
            return;
        }
        for (String required : new TreeSet<>(module.requires())) {
            SchemaModule other = byName.get(required);
            if (other != null) {
                visit(other, byName, ordered, open);
            }
        }
        ordered.put(module.name(), module);
    }
}
