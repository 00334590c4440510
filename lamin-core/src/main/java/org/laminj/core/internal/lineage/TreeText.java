package org.laminj.core.internal.lineage;

import com.google.common.collect.Lists;
import com.google.common.graph.ImmutableGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** A lineage graph as trees, below each node what came of it. */
public final class TreeText {

    private final ImmutableGraph<LineageNode> graph;
    private final StringBuilder text = new StringBuilder();
    private final Set<LineageNode> shown = new HashSet<>();

    /** A node that waits for its line. */
    private record Waiting(LineageNode node, String branch, String indent) {}

    public TreeText(LineageGraph graph) {
        this.graph = graph.asGraph();
    }

    /** The text, whose lines all end with a line feed. */
    public String text() {
        graph.nodes().stream().filter(node -> graph.inDegree(node) == 0).forEach(this::tree);
        // what is left hangs on a cycle
        graph.nodes().stream().filter(node -> !shown.contains(node)).forEach(this::tree);
        return text.toString();
    }

    private void tree(LineageNode root) {
        if (shown.contains(root)) {
            return;
        }
        Deque<Waiting> waiting = new ArrayDeque<>(List.of(new Waiting(root, "", "")));
        while (!waiting.isEmpty()) {
            Waiting next = waiting.pop();
            boolean again = !shown.add(next.node());
            text.append(next.branch()).append(line(next.node(), again)).append('\n');
            if (!again) {
                children(next).forEach(waiting::push);
            }
        }
    }

    /** The last comes first, as it waits longest. */
    private List<Waiting> children(Waiting parent) {
        List<Waiting> children = new ArrayList<>();
        for (LineageNode child : Lists.reverse(List.copyOf(graph.successors(parent.node())))) {
            boolean last = children.isEmpty();
            children.add(new Waiting(
                    child, parent.indent() + (last ? "└─ " : "├─ "), parent.indent() + (last ? "   " : "│  ")));
        }
        return children;
    }

    private static String line(LineageNode node, boolean again) {
        String title = (node.kind().symbol() + " " + PlainText.oneLine(node.title())).strip();
        String where = node.instance().isEmpty() ? "" : " in " + node.instance();
        String details =
                node.details().isEmpty() ? "" : " (" + PlainText.oneLine(String.join(", ", node.details())) + ")";
        return title + (again ? " ↑" : details + where) + (node.isQueried() ? " ◀" : "");
    }
}
