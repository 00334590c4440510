package org.laminj.core.registry;

import com.google.common.base.Suppliers;
import com.google.common.graph.ImmutableNetwork;
import com.google.common.graph.MutableNetwork;
import com.google.common.graph.NetworkBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.Nearest;

/**
 * The registries of some schema modules and all ways between them.
 *
 * <p>Registries are nodes; foreign keys and link tables are edges. Query, DDL, display, transfer and command
 * line read this graph, none of them knows a registry by name. Immutable and thread-safe.
 */
public final class SchemaGraph {

    private final List<String> modules;
    private final Map<Class<? extends SqlRecord>, Registry<?>> registries;
    private final List<LinkTable> linkTables;
    private final Map<Class<? extends SqlRecord>, Map<String, Relation>> relations;
    private final Supplier<ImmutableNetwork<Registry<?>, Relation>> network = Suppliers.memoize(this::network);

    /**
     * Connects registries. The caller has checked that each edge ends at a registry of the list.
     *
     * @param modules names of the schema modules, core first, in dependency order
     */
    public SchemaGraph(List<String> modules, Collection<Registry<?>> registries, Collection<LinkTable> linkTables) {
        this.modules = List.copyOf(modules);
        Map<Class<? extends SqlRecord>, Registry<?>> byType = new LinkedHashMap<>();
        registries.forEach(registry -> byType.put(registry.type(), registry));
        this.registries = Collections.unmodifiableMap(byType);
        this.linkTables = List.copyOf(linkTables);
        this.relations = relations(byType, this.linkTables);
    }

    private static Map<Class<? extends SqlRecord>, Map<String, Relation>> relations(
            Map<Class<? extends SqlRecord>, Registry<?>> registries, List<LinkTable> linkTables) {
        Map<Class<? extends SqlRecord>, Map<String, Relation>> relations = new LinkedHashMap<>();
        registries.keySet().forEach(type -> relations.put(type, new LinkedHashMap<>()));
        for (Registry<?> registry : registries.values()) {
            for (Field field : registry.foreignKeys()) {
                ForeignKey key = field.foreignKey().orElseThrow();
                add(relations, registry.type(), new Relation.ToOne(field, key.target()));
                key.reverse()
                        .ifPresent(reverse ->
                                add(relations, key.target(), new Relation.FromMany(reverse, registry.type(), field)));
            }
        }
        for (LinkTable link : linkTables) {
            addLinked(relations, link, link.from(), link.to());
            addLinked(relations, link, link.to(), link.from());
        }
        return relations;
    }

    private static void addLinked(
            Map<Class<? extends SqlRecord>, Map<String, Relation>> relations,
            LinkTable link,
            LinkTable.End near,
            LinkTable.End far) {
        if (near.accessor() != null) {
            add(relations, near.registry(), new Relation.Linked(near.accessor(), link, near, far));
        }
    }

    private static void add(
            Map<Class<? extends SqlRecord>, Map<String, Relation>> relations,
            Class<? extends SqlRecord> type,
            Relation relation) {
        relations.computeIfAbsent(type, key -> new LinkedHashMap<>()).put(relation.accessor(), relation);
    }

    private ImmutableNetwork<Registry<?>, Relation> network() {
        MutableNetwork<Registry<?>, Relation> edges = NetworkBuilder.directed()
                .allowsParallelEdges(true)
                .allowsSelfLoops(true)
                .build();
        registries.values().forEach(edges::addNode);
        for (Registry<?> registry : registries.values()) {
            for (Field field : registry.foreignKeys()) {
                Class<? extends SqlRecord> target =
                        field.foreignKey().orElseThrow().target();
                edges.addEdge(registry, registry(target), new Relation.ToOne(field, target));
            }
        }
        for (LinkTable link : linkTables) {
            edges.addEdge(
                    registry(link.from().registry()),
                    registry(link.to().registry()),
                    new Relation.Linked(link.table(), link, link.from(), link.to()));
        }
        return ImmutableNetwork.copyOf(edges);
    }

    /** Names of the schema modules, core first, in dependency order. */
    public List<String> modules() {
        return modules;
    }

    /** All registries, by module in dependency order. */
    public Collection<Registry<?>> registries() {
        return registries.values();
    }

    /** The registries of one module, in the order of declaration. */
    public List<Registry<?>> registriesOf(String module) {
        return registries.values().stream()
                .filter(registry -> registry.module().equals(module))
                .toList();
    }

    public List<LinkTable> linkTables() {
        return linkTables;
    }

    /** Registries and link tables. */
    public Stream<Table> tables() {
        return Stream.concat(registries.values().stream(), linkTables.stream());
    }

    public boolean contains(Class<? extends SqlRecord> type) {
        return registries.containsKey(type);
    }

    /**
     * The registry of a record class.
     *
     * @throws UnknownRegistryException if none of the modules declares it
     */
    @SuppressWarnings("unchecked")
    public <R extends SqlRecord> Registry<R> registry(Class<R> type) {
        Registry<?> registry = registries.get(type);
        if (registry == null) {
            throw new UnknownRegistryException(type.getSimpleName(), List.of());
        }
        return (Registry<R>) registry;
    }

    /**
     * The registry with a name as people write it: {@code artifact}, {@code CellType} or {@code bionty.celltype}.
     *
     * @throws UnknownRegistryException if there is none, naming those that look alike
     */
    public Registry<?> registry(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace("_", "");
        List<Registry<?>> matches = new ArrayList<>();
        for (Registry<?> registry : registries.values()) {
            if (spellings(registry).anyMatch(wanted::equals)) {
                matches.add(registry);
            }
        }
        if (matches.isEmpty()) {
            throw new UnknownRegistryException(
                    name,
                    Nearest.to(
                            name,
                            registries.values().stream()
                                    .flatMap(registry -> Stream.of(registry.name(), registry.simpleName()))
                                    .toList()));
        }
        return matches.get(0);
    }

    private static Stream<String> spellings(Registry<?> registry) {
        return Stream.of(registry.modelName(), registry.module() + "." + registry.modelName());
    }

    /** All ways that start at a registry, by accessor: references, ways back, and links. */
    public Map<String, Relation> relations(Class<? extends SqlRecord> type) {
        return Collections.unmodifiableMap(relations.getOrDefault(type, Map.of()));
    }

    /** The ways through link tables that start at a registry: other modules' first, then its own module's. */
    public List<Relation.Linked> links(Class<? extends SqlRecord> type) {
        String own = registry(type).module();
        List<Relation.Linked> linked = relations(type).values().stream()
                .filter(Relation.Linked.class::isInstance)
                .map(Relation.Linked.class::cast)
                .toList();
        return Stream.concat(
                        linked.stream().filter(link -> !link.link().module().equals(own)),
                        linked.stream().filter(link -> link.link().module().equals(own)))
                .toList();
    }

    /** Registries as nodes; foreign keys and link tables as edges. */
    public ImmutableNetwork<Registry<?>, Relation> asNetwork() {
        return network.get();
    }

    /** The graph of some of the modules only; registries and links that need another module fall out. */
    public SchemaGraph restrictedTo(Collection<String> names) {
        return new SchemaGraph(
                modules.stream().filter(names::contains).toList(),
                registries.values().stream()
                        .filter(registry -> names.contains(registry.module()))
                        .toList(),
                linkTables.stream()
                        .filter(link -> names.contains(link.module()))
                        .toList());
    }
}
