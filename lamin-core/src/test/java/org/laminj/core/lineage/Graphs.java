package org.laminj.core.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lineage graphs for tests of what renders them. */
final class Graphs {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\"quoted\" 'twice'",
            "<b>&amp;</b><script>alert(1)</script>",
            "]]> <!-- --> <![CDATA[",
            "line\none\r\ntwo\u2028three\ttab",
            "\u0000\u0001\u001b[31mred\u0007\u009f",
            "\ud800 half a sign \udc00",
            "\\ \\\" \\n {x|y} [z](u) `code` #35; %20",
            "--> n1 end subgraph ---",
            "日本語の名前が長く続いている場合",
            "👩‍👩‍👧‍👦 family 🧬🧪",
            "\u202eright to left עברית العربية",
            "Åström Müller ñandú é",
            "a_very_long_name_without_any_blank_".repeat(7),
            "W".repeat(255),
            "many words ".repeat(25),
            "\ufffe\uffff\ufeff");

    private static final List<LineageKind> KINDS = List.of(LineageKind.values());

    private Graphs() {}

    static LineageNode node(String id, LineageKind kind, String title, String... details) {
        return new LineageNode(id, kind, "Artifact", id, title, List.of(details), "", false);
    }

    /** Runs with what they used and made, some in another instance, under names that nobody would think of. */
    static LineageGraph random(long seed, int size) {
        Random random = new Random(seed);
        List<LineageNode> nodes = new ArrayList<>();
        List<LineageEdge> edges = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            LineageKind kind = KINDS.get(random.nextInt(KINDS.size()));
            String instance = random.nextInt(4) == 0 ? "other/<in\"stance" : "";
            nodes.add(new LineageNode(
                    "node \"" + number + "\\" + hostile(random),
                    kind,
                    "Artifact",
                    hostile(random),
                    hostile(random),
                    List.of(hostile(random), hostile(random)),
                    instance,
                    number == size / 2));
            for (int edge = 0; number > 0 && edge < random.nextInt(4); edge++) {
                edges.add(new LineageEdge(
                        nodes.get(random.nextInt(number)).id(),
                        nodes.get(number).id()));
            }
        }
        if (random.nextBoolean()) {
            edges.add(new LineageEdge(nodes.get(size - 1).id(), nodes.get(0).id()));
            edges.add(new LineageEdge(nodes.get(0).id(), nodes.get(0).id()));
        }
        return new LineageGraph(nodes, edges, List.of());
    }

    private static String hostile(Random random) {
        String one = HOSTILE.get(random.nextInt(HOSTILE.size()));
        String other = HOSTILE.get(random.nextInt(HOSTILE.size()));
        return random.nextBoolean() ? one : one + other;
    }

    /** A run that made two artifacts of one, in two instances. */
    static LineageGraph small() {
        LineageNode source =
                new LineageNode("o/a", LineageKind.DATA, "Artifact", "a", "raw", List.of("uid=a"), "o/n", false);
        LineageNode run = node("r", LineageKind.NOTEBOOK, "Count \"all\"", "uid=r");
        LineageNode asked = new LineageNode("b", LineageKind.DATA, "Artifact", "b", "counts", List.of(), "", true);
        LineageNode more = node("m", LineageKind.MORE, "3 more outputs");
        return new LineageGraph(
                List.of(asked, run, source, more),
                List.of(new LineageEdge("o/a", "r"), new LineageEdge("r", "b"), new LineageEdge("r", "m")),
                List.of());
    }
}
