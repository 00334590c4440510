package org.laminj.core.internal.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.ParentLinks;
import org.laminj.core.lineage.LineageDirection;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.model.Run;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.store.StoreSession;

/** Gathers the lineage of a record, from instance to instance where transfers brought records. */
public final class LineageGathering {

    /** How far the original goes through hierarchies. */
    private static final int STEPS_IN_HIERARCHY = 5;

    private final Instance connected;
    private final LineageDirection direction;
    private final OptionalInt depth;
    private final GraphCollector graph;
    private final Set<InstanceLineage.Crossing> crossed = new LinkedHashSet<>();

    /**
     * @param connected the instance that opens the others
     * @param most how many nodes
     */
    public LineageGathering(Instance connected, LineageDirection direction, OptionalInt depth, int most) {
        this.connected = connected;
        this.direction = direction;
        this.depth = depth;
        this.graph = new GraphCollector(most);
    }

    /** The graph; called once. */
    public LineageGraph of(SqlRecord record) {
        Instance asked = owner(record);
        Registry<?> registry = asked.schema().registry(record.getClass());
        long id = record.id().value();
        if (isData(asked, registry)) {
            Item item = new Item(registry, id);
            follow(asked, asked.store().read(session -> {
                require(session, registry, id);
                return ofItems(session, asked, "", List.of(item), true);
            }));
        } else if (registry.type() == Run.class) {
            follow(asked, asked.store().read(session -> {
                require(session, registry, id);
                return ofRun(session, asked, id);
            }));
        } else {
            List<Relation.Linked> links = ParentLinks.of(asked.schema(), registry);
            if (links.isEmpty()) {
                throw withoutLineage(asked, registry);
            }
            asked.store().read(session -> {
                require(session, registry, id);
                ofHierarchy(session, registry, links, id);
                return id;
            });
        }
        return graph.graph();
    }

    private Instance owner(SqlRecord record) {
        if (!record.id().isSaved()) {
            throw new NoSuchRecordException("Cannot show the lineage of an unsaved "
                    + record.getClass().getSimpleName() + ": save it first and ask for what save returns.");
        }
        boolean own = record.id().instanceId().equals(connected.settings().id().hex());
        return own ? connected : connected.using(record.id().database());
    }

    private static boolean isData(Instance instance, Registry<?> registry) {
        return DataRegistry.of(instance.schema()).stream()
                .anyMatch(data -> data.registry().equals(registry));
    }

    private static void require(StoreSession session, Registry<?> registry, long id) {
        if (session.count(registry, registry.id(), List.of(id)) == 0) {
            throw new NoSuchRecordException("Cannot show the lineage of " + registry.name() + " with id " + id
                    + ": it is not in the database any more. Query it again.");
        }
    }

    private static QueryException withoutLineage(Instance instance, Registry<?> registry) {
        String choices = instance.schema().registries().stream()
                .filter(each -> each.type() == Run.class
                        || isData(instance, each)
                        || !ParentLinks.of(instance.schema(), each).isEmpty())
                .map(Registry::name)
                .collect(Collectors.joining(", "));
        return new QueryException("Records of registry " + registry.name()
                + " have no lineage: no run makes them, and they have no parents. Choices are: " + choices + ".");
    }

    private List<InstanceLineage.Crossing> ofItems(
            StoreSession session, Instance instance, String name, Collection<Item> items, boolean queried) {
        RunWalk walk = walk(session, instance, queried ? direction : LineageDirection.UPSTREAM, items);
        walk.from(items);
        return new InstanceLineage(session, instance.schema(), name, graph, walk).add(items, queried);
    }

    private List<InstanceLineage.Crossing> ofRun(StoreSession session, Instance instance, long run) {
        RunWalk walk = walk(session, instance, direction, List.of());
        walk.from(run);
        return new InstanceLineage(session, instance.schema(), "", graph, walk).add(List.of(), true);
    }

    private RunWalk walk(StoreSession session, Instance instance, LineageDirection followed, Collection<Item> start) {
        return new RunWalk(
                new RunTies(session, instance.schema(), start),
                followed,
                depth.orElse(Integer.MAX_VALUE),
                graph.room());
    }

    private void ofHierarchy(StoreSession session, Registry<?> registry, List<Relation.Linked> links, long id) {
        HierarchyWalk walk = new HierarchyWalk(session, links, depth.orElse(STEPS_IN_HIERARCHY), graph.room());
        if (direction.isUpstream()) {
            walk.upFrom(id);
        }
        if (direction.isDownstream()) {
            walk.downFrom(id);
        }
        RecordNodes nodes = new RecordNodes(
                session,
                "",
                registry,
                walk.records().stream().limit(graph.room()).toList());
        walk.records().stream()
                .filter(nodes.ids()::contains)
                .forEach(record -> graph.add(nodes.node(record, record == id)));
        walk.steps().stream()
                .filter(step ->
                        nodes.ids().contains(step.above()) && nodes.ids().contains(step.below()))
                .forEach(step -> graph.connect(nodes.id(step.above()), nodes.id(step.below())));
        if (!walk.isComplete() || nodes.ids().size() < walk.records().size()) {
            graph.cut();
        }
    }

    /** Goes on in the instances from which transfers brought records, and in those from which these have theirs. */
    private void follow(Instance asked, List<InstanceLineage.Crossing> first) {
        List<InstanceLineage.Crossing> ahead = first;
        while (!ahead.isEmpty()) {
            Map<String, List<InstanceLineage.Crossing>> bySource = new LinkedHashMap<>();
            ahead.stream()
                    .filter(crossed::add)
                    .forEach(crossing -> bySource.computeIfAbsent(crossing.source(), key -> new ArrayList<>())
                            .add(crossing));
            ahead = new ArrayList<>();
            for (Map.Entry<String, List<InstanceLineage.Crossing>> entry : bySource.entrySet()) {
                ahead.addAll(into(asked, entry.getKey(), entry.getValue()));
            }
        }
    }

    private List<InstanceLineage.Crossing> into(
            Instance asked, String sourceUid, List<InstanceLineage.Crossing> crossings) {
        if (graph.room() <= 0) {
            graph.cut();
            return List.of();
        }
        Optional<Instance> found = source(sourceUid, crossings);
        if (found.isEmpty()) {
            return List.of();
        }
        Instance source = found.get();
        String name = source.settings().id().equals(asked.settings().id())
                ? ""
                : source.slug().toString();
        return source.store().read(session -> {
            Map<InstanceLineage.Crossing, Item> items = items(session, source, crossings);
            List<InstanceLineage.Crossing> further =
                    ofItems(session, source, name, new LinkedHashSet<>(items.values()), false);
            items.forEach((crossing, item) ->
                    graph.connect(NodeIds.of(name, item.registry(), crossing.uid()), crossing.run()));
            return further;
        });
    }

    /** Opens the source; if that is not possible, the runs of its transfers say so. */
    private Optional<Instance> source(String uid, List<InstanceLineage.Crossing> crossings) {
        if (connected.uid().equals(uid)) {
            return Optional.of(connected);
        }
        Optional<InstanceSettings> known = connected.knownInstances().stream()
                .filter(settings -> settings.id().uid().equals(uid))
                .findFirst();
        String remark = "its source, instance " + uid + ", is not known here";
        try {
            if (known.isPresent()) {
                return Optional.of(connected.using(known.get().slug().toString()));
            }
        } catch (LaminException e) {
            remark = "its source " + known.get().slug() + " cannot be opened here";
            graph.note("The lineage does not go on in instance '" + known.get().slug() + "': " + e.getMessage());
        }
        for (InstanceLineage.Crossing crossing : crossings) {
            graph.remark(crossing.run(), remark);
        }
        return Optional.empty();
    }

    private Map<InstanceLineage.Crossing, Item> items(
            StoreSession session, Instance source, List<InstanceLineage.Crossing> crossings) {
        Map<InstanceLineage.Crossing, Item> items = new LinkedHashMap<>();
        for (DataRegistry data : DataRegistry.of(source.schema())) {
            Registry<?> registry = data.registry();
            Field uid = registry.uid().orElseThrow();
            Map<String, List<InstanceLineage.Crossing>> byUid = crossings.stream()
                    .filter(crossing -> registry.type().equals(crossing.type()))
                    .collect(Collectors.groupingBy(
                            InstanceLineage.Crossing::uid, LinkedHashMap::new, Collectors.toList()));
            session.select(registry, List.of(registry.id(), uid), uid, byUid.keySet())
                    .forEach(row -> byUid.getOrDefault(String.valueOf(row.get(uid)), List.of())
                            .forEach(crossing -> items.put(crossing, new Item(registry, row.number(registry.id())))));
        }
        crossings.stream()
                .filter(crossing -> !items.containsKey(crossing))
                .forEach(crossing -> graph.remark(
                        crossing.run(),
                        "its source " + source.slug() + " has no record " + crossing.uid() + " any more"));
        return items;
    }
}
