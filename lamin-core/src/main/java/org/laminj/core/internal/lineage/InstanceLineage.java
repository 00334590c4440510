package org.laminj.core.internal.lineage;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.laminj.core.lineage.LineageKind;
import org.laminj.core.lineage.LineageNode;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.StoreSession;

/** Adds what was walked over in one instance to a graph. */
final class InstanceLineage {

    /** How many records that are only made or used along with another a run shows one by one. */
    private static final int COMPANIONS = 5;

    private final StoreSession session;
    private final SchemaGraph schema;
    private final String instance;
    private final GraphCollector graph;
    private final RunWalk walk;
    private final Map<Registry<?>, RecordNodes> records = new LinkedHashMap<>();

    /**
     * A record that a transfer brought, and whose lineage goes on in another instance.
     *
     * @param source the uid of that instance
     * @param run the node of the transfer
     * @param type the registry of the record
     * @param uid the uid of the record
     */
    record Crossing(String source, String run, Class<?> type, String uid) {}

    /** What a run shows on one side: records one by one, and how many others. */
    private record Shown(List<Item> items, int others) {}

    /** What a run shows. */
    private record Sides(Shown inputs, Shown outputs) {}

    /**
     * @param instance what nodes say of it: nothing if it was asked itself
     */
    InstanceLineage(StoreSession session, SchemaGraph schema, String instance, GraphCollector graph, RunWalk walk) {
        this.session = session;
        this.schema = schema;
        this.instance = instance;
        this.graph = graph;
        this.walk = walk;
    }

    /**
     * Adds nodes and edges.
     *
     * @param start the records from which the walk began
     * @param queried whether these, or the run from which it began, are what the graph is about
     * @return where the lineage goes on in other instances
     */
    List<Crossing> add(Collection<Item> start, boolean queried) {
        Map<Long, Sides> sides = sides();
        read(shown(start, sides.values()));
        RunNodes runs = new RunNodes(session, instance, schema, sides.keySet());
        start.forEach(item -> add(item, queried));
        List<Crossing> crossings = new ArrayList<>();
        for (RunWalk.WalkedRun run : walk.runs()) {
            if (runs.ids().contains(run.id())) {
                add(run, runs.node(run.id(), queried && walk.isStart(run.id())), sides);
                runs.source(run.id()).ifPresent(source -> crossings.addAll(crossings(source, runs.id(run.id()), run)));
            }
        }
        if (!walk.isComplete()) {
            graph.cut();
        }
        return crossings;
    }

    private Map<Long, Sides> sides() {
        Multiset<Item> mentions = mentions();
        Map<Long, Sides> sides = new LinkedHashMap<>();
        walk.runs()
                .forEach(run ->
                        sides.put(run.id(), new Sides(shown(run.inputs(), mentions), shown(run.outputs(), mentions))));
        return sides;
    }

    /** What there is room for, the nearest first. */
    private Set<Item> shown(Collection<Item> start, Collection<Sides> sides) {
        Set<Item> shown = new LinkedHashSet<>(start);
        for (Sides side : sides) {
            if (shown.size() > graph.room()) {
                break;
            }
            shown.addAll(side.inputs().items());
            shown.addAll(side.outputs().items());
        }
        return shown;
    }

    private void add(RunWalk.WalkedRun run, LineageNode node, Map<Long, Sides> sides) {
        graph.add(node);
        Sides shown = Objects.requireNonNull(sides.get(run.id()), "sides");
        connect(node.id(), shown.inputs(), shown.outputs());
        run.alsoUsed().forEach(item -> warn(node, item));
    }

    private Multiset<Item> mentions() {
        Multiset<Item> mentions = HashMultiset.create();
        walk.runs().forEach(run -> {
            mentions.addAll(run.inputs());
            mentions.addAll(run.outputs());
        });
        return mentions;
    }

    /** All that are followed or tie runs together, and a few companions. */
    private Shown shown(Set<Item> items, Multiset<Item> mentions) {
        List<Item> shown = new ArrayList<>();
        List<Item> companions = new ArrayList<>();
        for (Item item : items) {
            (walk.isFollowed(item) || mentions.count(item) > 1 ? shown : companions).add(item);
        }
        int most = companions.size() <= COMPANIONS + 1 ? companions.size() : COMPANIONS;
        shown.addAll(companions.subList(0, most));
        return new Shown(shown, companions.size() - most);
    }

    private void read(Set<Item> items) {
        Map<Registry<?>, Set<Long>> ids = new LinkedHashMap<>();
        items.forEach(item -> ids.computeIfAbsent(item.registry(), key -> new LinkedHashSet<>())
                .add(item.id()));
        ids.forEach((registry, some) -> records.put(registry, new RecordNodes(session, instance, registry, some)));
    }

    private void connect(String run, Shown inputs, Shown outputs) {
        for (Item input : inputs.items()) {
            add(input, false);
            graph.connect(id(input), run);
        }
        for (Item output : outputs.items()) {
            add(output, false);
            graph.connect(run, id(output));
        }
        if (inputs.others() > 0) {
            graph.connect(more(run, inputs.others(), "inputs"), run);
        }
        if (outputs.others() > 0) {
            graph.connect(run, more(run, outputs.others(), "outputs"));
        }
    }

    private String more(String run, int number, String what) {
        String id = run + "_more_" + what;
        graph.add(new LineageNode(id, LineageKind.MORE, "", "", number + " more " + what, List.of(), instance, false));
        return id;
    }

    private void add(Item item, boolean queried) {
        RecordNodes nodes = records.get(item.registry());
        if (nodes == null || !nodes.ids().contains(item.id())) {
            graph.cut(); // there was no room to read it
        } else {
            graph.add(nodes.node(item.id(), queried));
        }
    }

    private String id(Item item) {
        RecordNodes nodes = records.get(item.registry());
        return nodes != null && nodes.ids().contains(item.id())
                ? nodes.id(item.id())
                : NodeIds.of(instance, item.registry(), "id" + item.id());
    }

    private void warn(LineageNode run, Item item) {
        graph.note(item.registry().simpleName() + " '" + id(item) + "' is input and output of run '" + run.uid()
                + "'; it is shown as output.");
    }

    private List<Crossing> crossings(String source, String run, RunWalk.WalkedRun walked) {
        List<Crossing> crossings = new ArrayList<>();
        for (Item item : walked.outputs()) {
            RecordNodes nodes = records.get(item.registry());
            if (walk.origins().contains(item) && nodes != null && nodes.ids().contains(item.id())) {
                crossings.add(new Crossing(source, run, item.registry().type(), nodes.uid(item.id())));
            }
        }
        return crossings;
    }
}
