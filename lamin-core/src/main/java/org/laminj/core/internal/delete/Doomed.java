package org.laminj.core.internal.delete;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;

/**
 * The records that are to be deleted, and those that go with them.
 *
 * <p>Found level by level, one statement for each kind of reference, whatever the number of records.
 */
final class Doomed {

    private final DatabaseSession session;
    private final SchemaGraph graph;
    private final Map<Registry<?>, Set<Long>> ids = new LinkedHashMap<>();

    private Doomed(DatabaseSession session, SchemaGraph graph) {
        this.session = session;
        this.graph = graph;
    }

    static Doomed of(DatabaseSession session, SchemaGraph graph, Map<Registry<?>, Set<Long>> wanted) {
        Doomed doomed = new Doomed(session, graph);
        Queue<Level> levels = new ArrayDeque<>();
        wanted.forEach((registry, ids) -> doomed.add(registry, ids, levels));
        while (!levels.isEmpty()) {
            doomed.addBelongings(levels.remove(), levels);
        }
        return doomed;
    }

    private void addBelongings(Level owners, Queue<Level> levels) {
        for (Registry<?> registry : graph.registries()) {
            for (Field field : registry.foreignKeys()) {
                boolean belongs = field.foreignKey()
                        .filter(key -> key.target() == owners.registry().type())
                        .filter(key -> key.onDelete() == DeletePolicy.CASCADE)
                        .isPresent();
                if (belongs) {
                    add(registry, idsOf(registry, field, owners.ids()), levels);
                }
            }
        }
    }

    private void add(Registry<?> registry, Set<Long> found, Queue<Level> levels) {
        Set<Long> news = new LinkedHashSet<>(found);
        news.removeAll(of(registry));
        if (!news.isEmpty()) {
            ids.computeIfAbsent(registry, key -> new LinkedHashSet<>()).addAll(news);
            levels.add(new Level(registry, news));
        }
    }

    /** The registries of which records go. */
    Set<Registry<?>> registries() {
        return Collections.unmodifiableSet(ids.keySet());
    }

    /** The ids of the records of a registry that go. */
    Set<Long> of(Registry<?> registry) {
        return Collections.unmodifiableSet(ids.getOrDefault(registry, Set.of()));
    }

    /** Deletes the records and all links at them. */
    void delete() {
        for (Registry<?> registry : ids.keySet()) {
            for (LinkTable link : graph.linkTables()) {
                Stream.of(link.from(), link.to())
                        .filter(end -> end.registry() == registry.type())
                        .forEach(end -> session.delete(link, idsOf(link, end.field(), of(registry))));
            }
        }
        ids.forEach(session::delete);
    }

    private Set<Long> idsOf(Table table, Field field, Set<Long> values) {
        return session.select(table, List.of(table.id()), field, values).stream()
                .map(row -> row.number(table.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Records whose belongings are still to be looked for. */
    private record Level(Registry<?> registry, Set<Long> ids) {}
}
