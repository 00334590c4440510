package org.laminj.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A lineage graph as text")
class LineageTextTest {

    @Test
    @DisplayName("is a tree for terminals")
    void isATree() {
        assertThat(Graphs.small().toText()).isEqualTo("""
                        📄 raw (uid=a) in o/n
                        └─ 📔 Count "all" (uid=r)
                           ├─ 📄 counts ◀
                           └─ … 3 more outputs
                        """);
    }

    @Test
    @DisplayName("refers to what it has shown, and ends in circles")
    void endsInCircles() {
        LineageGraph circle = new LineageGraph(
                List.of(
                        Graphs.node("a", LineageKind.TERM, "A"),
                        Graphs.node("b", LineageKind.TERM, "B"),
                        Graphs.node("c", LineageKind.TERM, "C")),
                List.of(
                        new LineageEdge("a", "b"),
                        new LineageEdge("b", "a"),
                        new LineageEdge("b", "b"),
                        new LineageEdge("b", "c")),
                List.of());

        assertThat(circle.toText()).isEqualTo("""
                        A
                        └─ B
                           ├─ A ↑
                           ├─ B ↑
                           └─ C
                        """);
    }

    @Test
    @DisplayName("is a graph of Graphviz")
    void isDot() {
        assertThat(Graphs.small().toDot()).isEqualTo("""
                        digraph lineage {
                          graph [rankdir=LR, fontname="Helvetica", fontsize=10]
                          node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=10, color="#065f46"]
                          edge [color=dimgrey, arrowsize=0.5]
                          "b" [label=<<B>📄 counts</B>>, fillcolor="#10b981"]
                          "r" [label=<<B>📔 Count &quot;all&quot;</B><BR/><FONT POINT-SIZE="8">uid=r</FONT>>, fillcolor="gainsboro"]
                          "m" [label=<<B>… 3 more outputs</B>>, fillcolor="honeydew"]
                          subgraph "cluster_o/n" {
                          label="o/n" style="rounded,dashed" color=dimgrey
                          "o/a" [label=<<B>📄 raw</B><BR/><FONT POINT-SIZE="8">uid=a</FONT>>, fillcolor="honeydew"]
                          }
                          "o/a" -> "r"
                          "r" -> "b"
                          "r" -> "m"
                        }
                        """);
    }

    @Test
    @DisplayName("is a flowchart of Mermaid")
    void isMermaid() {
        assertThat(Graphs.small().toMermaid()).isEqualTo("""
                        flowchart LR
                          n0("📄 counts"):::queried
                          n1("📔 Count #quot;all#quot;<br/>uid=r"):::code
                          n3("… 3 more outputs"):::data
                          subgraph in2["o/n"]
                          n2("📄 raw<br/>uid=a"):::data
                          end
                          n2 --> n1
                          n1 --> n0
                          n1 --> n3
                          classDef data fill:#f0fff0,stroke:#065f46,color:#111827
                          classDef code fill:#dcdcdc,stroke:#6b7280,color:#111827
                          classDef queried fill:#10b981,stroke:#065f46,color:#022c22
                        """);
    }

    private static final Pattern DOT_LINE = Pattern.compile(
            "  (\"(?:[^\"\\\\]|\\\\.)*\" (\\[label=<<B>[^<>]*</B>(<BR/><FONT POINT-SIZE=\"8\">[^<>]+</FONT>)*>,"
                    + " fillcolor=\"[#\\w]+\"]|-> \"(?:[^\"\\\\]|\\\\.)*\")|subgraph \"(?:[^\"\\\\]|\\\\.)*\" \\{"
                    + "|label=\"(?:[^\"\\\\]|\\\\.)*\" style=.*|}|(graph|node|edge) \\[.*])");

    private static final Pattern MERMAID_LINE = Pattern.compile(
            "  (n\\d+\\(\"(?:[^\"<>`]|<br/>)*\"\\):::\\w+|subgraph in\\d+\\[\"[^\"<>]*\"]|end|n\\d+ --> n\\d+"
                    + "|classDef .*)");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("survives any name")
    void survivesAnyName(long seed) {
        LineageGraph graph = Graphs.random(seed, 30);

        assertThat(graph.toDot().lines().skip(1).filter(line -> !line.equals("}")))
                .allMatch(line -> DOT_LINE.matcher(line).matches());
        assertThat(graph.toMermaid().lines().skip(1))
                .allMatch(line -> MERMAID_LINE.matcher(line).matches());
        long edges = graph.edges().size();
        assertThat(graph.toText().lines().filter(line -> line.contains("─ ")).count())
                .isGreaterThanOrEqualTo(edges);
        assertThat(graph.toText().codePoints().filter(sign -> sign != '\n' && Character.isISOControl(sign)))
                .isEmpty();
    }

    @Test
    @DisplayName("needs nodes with names of their own, and edges that end at nodes")
    void isAGraph() {
        LineageNode node = Graphs.node("a", LineageKind.DATA, "a");

        assertThatThrownBy(() -> new LineageGraph(List.of(node, node), List.of(), List.of()))
                .hasMessage("This is no lineage graph: two nodes have the id 'a'.");
        assertThatThrownBy(() -> new LineageGraph(List.of(node), List.of(new LineageEdge("a", "b")), List.of()))
                .hasMessage("This is no lineage graph: an edge ends at 'b', which is no node.");
    }
}
