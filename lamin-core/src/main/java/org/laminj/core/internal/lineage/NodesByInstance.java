package org.laminj.core.internal.lineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;

/** The nodes of a graph by the instance in which they are. */
public final class NodesByInstance {

    private NodesByInstance() {}

    /** Under nothing those of the instance that was asked, then those of others under their slugs. */
    public static Map<String, List<LineageNode>> of(LineageGraph graph) {
        return graph.nodes().stream()
                .collect(Collectors.groupingBy(LineageNode::instance, LinkedHashMap::new, Collectors.toList()));
    }
}
