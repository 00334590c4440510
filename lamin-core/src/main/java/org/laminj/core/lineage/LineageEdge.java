package org.laminj.core.lineage;

import static java.util.Objects.requireNonNull;

/**
 * What comes first leads to what comes of it: an input to a run, a run to an output, a parent to a child.
 *
 * @param from the id of the earlier node
 * @param to the id of the later node
 */
public record LineageEdge(String from, String to) {

    public LineageEdge {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }
}
