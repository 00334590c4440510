package org.laminj.core.internal.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.spi.SchemaModule;

/**
 * The schema modules that are at hand, validated, in dependency order.
 *
 * <p>Immutable; built once when an instance is opened.
 */
public final class SchemaModules {

    private final Map<String, SchemaModule> modules;
    private final SchemaGraph graph;

    private SchemaModules(Map<String, SchemaModule> modules, SchemaGraph graph) {
        this.modules = modules;
        this.graph = graph;
    }

    /** The modules that the class path offers through {@link java.util.ServiceLoader}. */
    public static SchemaModules discovered(ClassLoader loader) {
        Problems problems = new Problems();
        List<SchemaModule> found = new ModuleDiscovery(loader, problems).modules();
        return validated(found, problems);
    }

    /** Exactly these modules, and core. */
    public static SchemaModules of(Collection<? extends SchemaModule> modules) {
        List<SchemaModule> all = new ArrayList<>(modules);
        if (all.stream().noneMatch(CoreModule.class::isInstance)) {
            all.add(0, new CoreModule());
        }
        return validated(all, new Problems());
    }

    private static SchemaModules validated(List<SchemaModule> found, Problems problems) {
        Map<String, SchemaModule> ordered = new ModuleOrder(problems).order(found);
        Map<Class<? extends SqlRecord>, Registry<?>> registries = registries(ordered.values(), problems);
        new RegistryChecks(ordered, registries, problems).run();
        Map<String, String> prefixes =
                ordered.values().stream().collect(Collectors.toMap(SchemaModule::name, SchemaModule::tablePrefix));
        LinkTableReader reader = new LinkTableReader(registries, prefixes);
        List<LinkTable> links = registries.values().stream()
                .flatMap(registry -> reader.read(registry).stream())
                .toList();
        new LinkTableChecks(prefixes, registries.values(), problems).run(links);
        problems.throwIfAny();
        SchemaGraph graph = new SchemaGraph(List.copyOf(ordered.keySet()), registries.values(), links);
        return new SchemaModules(ordered, graph);
    }

    private static Map<Class<? extends SqlRecord>, Registry<?>> registries(
            Collection<SchemaModule> modules, Problems problems) {
        Map<Class<? extends SqlRecord>, Registry<?>> registries = new LinkedHashMap<>();
        for (SchemaModule module : modules) {
            RegistryReader reader = new RegistryReader(module.name(), problems);
            for (Class<? extends SqlRecord> type : module.registries()) {
                if (registries.containsKey(type)) {
                    problems.add(
                            "Registry class %s is contributed twice, by schema modules '%s' and '%s': remove it from one.",
                            type.getName(), registries.get(type).module(), module.name());
                    continue;
                }
                reader.read(type).ifPresent(registry -> registries.put(type, registry));
            }
        }
        return registries;
    }

    /** Names of all modules, core first. */
    public List<String> names() {
        return List.copyOf(modules.keySet());
    }

    /** The modules themselves, in dependency order. */
    public Collection<SchemaModule> all() {
        return modules.values();
    }

    public boolean contains(String name) {
        return modules.containsKey(name);
    }

    /** The modules with these names together with core and all that they require, in dependency order. */
    public List<SchemaModule> mounted(Collection<String> names) {
        Set<String> wanted = new LinkedHashSet<>(names);
        wanted.add(Registry.CORE);
        boolean grown = true;
        while (grown) {
            grown = modules.values().stream()
                    .filter(module -> wanted.contains(module.name()))
                    .map(SchemaModule::requires)
                    .map(wanted::addAll)
                    .reduce(false, Boolean::logicalOr);
        }
        return modules.values().stream()
                .filter(module -> wanted.contains(module.name()))
                .toList();
    }

    /** What a module knows of public ontologies; empty if that is nothing. */
    public Optional<PublicTerms> publicTerms(String module) {
        return Optional.ofNullable(modules.get(module)).flatMap(SchemaModule::publicTerms);
    }

    /** The graph of all modules. */
    public SchemaGraph graph() {
        return graph;
    }
}
