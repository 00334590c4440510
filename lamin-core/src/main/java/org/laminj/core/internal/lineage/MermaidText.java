package org.laminj.core.internal.lineage;

import com.google.common.escape.Escaper;
import com.google.common.escape.Escapers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.lineage.LineageEdge;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** A lineage graph as a flowchart in the language of Mermaid. */
public final class MermaidText {

    private static final String STYLES = """
              classDef data fill:#f0fff0,stroke:#065f46,color:#111827
              classDef code fill:#dcdcdc,stroke:#6b7280,color:#111827
              classDef queried fill:#10b981,stroke:#065f46,color:#022c22
            """;

    /** Mermaid has entities of its own; these are the signs that mean something in a label. */
    private static final Escaper ESCAPER = Escapers.builder()
            .addEscape('#', "#35;")
            .addEscape('"', "#quot;")
            .addEscape('&', "#amp;")
            .addEscape('<', "#lt;")
            .addEscape('>', "#gt;")
            .addEscape('`', "#96;")
            .addEscape('\\', "#92;")
            .addEscape(';', "#59;")
            .build();

    private final LineageGraph graph;
    private final Map<String, String> names = new HashMap<>();

    public MermaidText(LineageGraph graph) {
        this.graph = graph;
        graph.nodes().forEach(node -> names.put(node.id(), "n" + names.size()));
    }

    /** The text, whose lines all end with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        NodesByInstance.of(graph).forEach((instance, nodes) -> text.append(nodes(instance, nodes)));
        for (LineageEdge edge : graph.edges()) {
            text.append("  " + names.get(edge.from()) + " --> " + names.get(edge.to()) + "\n");
        }
        return text.append(STYLES).toString();
    }

    private String nodes(String instance, List<LineageNode> nodes) {
        String all = nodes.stream().map(this::node).collect(Collectors.joining());
        return instance.isEmpty()
                ? all
                : "  subgraph i" + names.get(nodes.get(0).id()) + "[\"" + escaped(instance) + "\"]\n" + all + "  end\n";
    }

    private String node(LineageNode node) {
        String title = (node.kind().symbol() + " " + node.title()).strip();
        String label = Stream.concat(Stream.of(title), node.details().stream())
                .map(MermaidText::escaped)
                .collect(Collectors.joining("<br/>"));
        return "  " + names.get(node.id()) + "(\"" + label + "\"):::" + style(node) + "\n";
    }

    private static String style(LineageNode node) {
        return node.isQueried() ? "queried" : node.kind().isCode() ? "code" : "data";
    }

    private static String escaped(String text) {
        return ESCAPER.escape(PlainText.oneLine(text));
    }
}
