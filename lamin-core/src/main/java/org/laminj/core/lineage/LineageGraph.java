package org.laminj.core.lineage;

import com.google.common.graph.ElementOrder;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.ImmutableGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.internal.drawing.LineageDrawing;
import org.laminj.core.internal.lineage.DotText;
import org.laminj.core.internal.lineage.MermaidText;
import org.laminj.core.internal.lineage.TreeText;

/**
 * Where records come from and what came of them: records as nodes, and edges from what was first to what came of it.
 * Immutable. What renders it gives the same text for equal graphs.
 *
 * @param nodes in the order in which they were met: the queried record first, then what is near
 * @param edges without duplicates; there may be cycles
 * @param notes what the graph does not show, and why; empty if it shows all
 */
public record LineageGraph(List<LineageNode> nodes, List<LineageEdge> edges, List<String> notes) {

    /** @throws IllegalArgumentException if two nodes have the same id, or an edge ends at no node */
    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = edges.stream().distinct().toList();
        notes = List.copyOf(notes);
        Map<String, LineageNode> byId = byId(nodes);
        edges.forEach(edge -> {
            require(byId.containsKey(edge.from()), "an edge begins at '" + edge.from() + "', which is no node");
            require(byId.containsKey(edge.to()), "an edge ends at '" + edge.to() + "', which is no node");
        });
    }

    private static Map<String, LineageNode> byId(List<LineageNode> nodes) {
        Map<String, LineageNode> byId = new HashMap<>();
        nodes.forEach(node -> require(byId.put(node.id(), node) == null, "two nodes have the id '" + node.id() + "'"));
        return byId;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("This is no lineage graph: " + problem + ".");
        }
    }

    /** The nodes and edges as a graph to walk on. */
    public ImmutableGraph<LineageNode> asGraph() {
        Map<String, LineageNode> byId = byId(nodes);
        ImmutableGraph.Builder<LineageNode> graph = GraphBuilder.directed()
                .allowsSelfLoops(true)
                .nodeOrder(ElementOrder.<LineageNode>insertion())
                .incidentEdgeOrder(ElementOrder.<LineageNode>stable())
                .immutable();
        nodes.forEach(graph::addNode);
        edges.forEach(edge -> graph.putEdge(of(byId, edge.from()), of(byId, edge.to())));
        return graph.build();
    }

    private static LineageNode of(Map<String, LineageNode> byId, String id) {
        LineageNode node = byId.get(id);
        if (node == null) {
            throw new IllegalStateException("Node '" + id + "' was checked and is not there");
        }
        return node;
    }

    /**
     * The graph as a picture: SVG that needs no other file and no program but what shows it. The first one of a program
     * takes half a second, as the library that lays it out is loaded; one of five hundred nodes takes one or two.
     *
     * @throws LineageException if the library that lays it out is not on the class path, naming its artifacts
     */
    public String toSvg() {
        return LineageDrawing.svg(this);
    }

    /** The graph in the language of Graphviz. */
    public String toDot() {
        return new DotText(this).text();
    }

    /** The graph as a flowchart in the language of Mermaid. */
    public String toMermaid() {
        return new MermaidText(this).text();
    }

    /**
     * The graph as a tree for terminals, whose lines all end with a line feed: below each node what came of it, in the
     * column of one. What was shown before is referred to; each edge is one line.
     */
    public String toText() {
        return new TreeText(this).text();
    }
}
