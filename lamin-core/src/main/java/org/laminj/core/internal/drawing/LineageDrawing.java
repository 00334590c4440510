package org.laminj.core.internal.drawing;

import java.util.stream.Collectors;
import org.laminj.core.lineage.LineageException;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** Draws lineage graphs. */
public final class LineageDrawing {

    private LineageDrawing() {}

    /**
     * The graph as SVG.
     *
     * @throws LineageException if the layout library is not on the class path
     */
    public static String svg(LineageGraph graph) {
        try {
            return SvgText.of(LayeredLayout.of(graph), title(graph));
        } catch (NoClassDefFoundError e) {
            throw new LineageException(
                    "Cannot draw lineage: the Eclipse Layout Kernel is not on the class path. Add"
                            + " org.eclipse.elk:org.eclipse.elk.alg.layered, org.eclipse.elk:org.eclipse.elk.core and"
                            + " org.eclipse.xtext:org.eclipse.xtext.xbase.lib.",
                    e);
        }
    }

    private static String title(LineageGraph graph) {
        String queried = graph.nodes().stream()
                .filter(LineageNode::isQueried)
                .map(node -> "'" + node.title() + "'")
                .collect(Collectors.joining(", "));
        return "Lineage" + (queried.isEmpty() ? "" : " of " + queried) + ": "
                + (graph.nodes().size() == 1 ? "one node" : graph.nodes().size() + " nodes");
    }
}
