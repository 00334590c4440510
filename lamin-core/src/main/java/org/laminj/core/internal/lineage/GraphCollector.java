package org.laminj.core.internal.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.lineage.LineageEdge;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** Collects nodes as far as they are wanted, and the edges between them. Not thread-safe. */
final class GraphCollector {

    private final int most;
    private final Map<String, LineageNode> nodes = new LinkedHashMap<>();
    private final Set<LineageEdge> edges = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean cut;

    GraphCollector(int most) {
        this.most = most;
    }

    /** How many nodes are still wanted. */
    int room() {
        return most - nodes.size();
    }

    /** Adds a node, unless it is there or there are enough. */
    void add(LineageNode node) {
        if (nodes.containsKey(node.id())) {
            return;
        }
        if (room() <= 0) {
            cut();
        } else {
            nodes.put(node.id(), node);
        }
    }

    /** Says that nodes are missing. */
    void cut() {
        cut = true;
    }

    /** Connects two nodes; what leads to a node that is not shown is not shown. */
    void connect(String from, String to) {
        edges.add(new LineageEdge(from, to));
    }

    /** Says what the graph does not show. */
    void note(String text) {
        notes.add(text);
    }

    /** Says of a node what else is to be known. */
    void remark(String id, String text) {
        nodes.computeIfPresent(id, (key, node) -> {
            Set<String> details = new LinkedHashSet<>(node.details());
            details.add(text);
            return new LineageNode(
                    node.id(),
                    node.kind(),
                    node.registry(),
                    node.uid(),
                    node.title(),
                    List.copyOf(details),
                    node.instance(),
                    node.isQueried());
        });
    }

    LineageGraph graph() {
        List<String> all = new ArrayList<>(notes);
        if (cut) {
            all.add("There is more than the " + nodes.size() + " nodes that are nearest to the record.");
        }
        return new LineageGraph(
                List.copyOf(nodes.values()),
                edges.stream()
                        .filter(edge -> nodes.containsKey(edge.from()) && nodes.containsKey(edge.to()))
                        .toList(),
                all);
    }
}
