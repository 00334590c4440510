package org.laminj.core.internal.lineage;

import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.lineage.LineageEdge;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** A lineage graph in the language of Graphviz, in the style of the original. */
public final class DotText {

    private static final String HEAD = """
            digraph lineage {
              graph [rankdir=LR, fontname="Helvetica", fontsize=10]
              node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=10, color="#065f46"]
              edge [color=dimgrey, arrowsize=0.5]
            """;

    private final LineageGraph graph;

    public DotText(LineageGraph graph) {
        this.graph = graph;
    }

    /** The text, whose lines all end with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        NodesByInstance.of(graph).forEach((instance, nodes) -> text.append(nodes(instance, nodes)));
        for (LineageEdge edge : graph.edges()) {
            text.append("  " + quoted(edge.from()) + " -> " + quoted(edge.to()) + "\n");
        }
        return text.append("}\n").toString();
    }

    private static String nodes(String instance, List<LineageNode> nodes) {
        String all = nodes.stream().map(DotText::node).collect(Collectors.joining());
        return instance.isEmpty()
                ? all
                : "  subgraph " + quoted("cluster_" + instance) + " {\n  label=" + quoted(instance)
                        + " style=\"rounded,dashed\" color=dimgrey\n" + all + "  }\n";
    }

    private static String node(LineageNode node) {
        return "  " + quoted(node.id()) + " [label=<" + label(node) + ">, fillcolor=\"" + fill(node) + "\"]\n";
    }

    private static String label(LineageNode node) {
        String title = (node.kind().symbol() + " " + node.title()).strip();
        String details = node.details().stream()
                .map(detail -> "<BR/><FONT POINT-SIZE=\"8\">" + escaped(detail) + "</FONT>")
                .collect(Collectors.joining());
        return "<B>" + escaped(title) + "</B>" + details;
    }

    private static String fill(LineageNode node) {
        return node.isQueried() ? "#10b981" : node.kind().isCode() ? "gainsboro" : "honeydew";
    }

    private static String escaped(String text) {
        String plain = PlainText.oneLine(text);
        return HtmlEscapers.htmlEscaper().escape(plain.isEmpty() ? " " : plain); // an empty tag is a mistake there
    }

    private static String quoted(String text) {
        return '"' + PlainText.oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
