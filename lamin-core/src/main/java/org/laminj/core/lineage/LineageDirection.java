package org.laminj.core.lineage;

/** In which direction lineage is followed. */
public enum LineageDirection {
    /** Towards what a record comes from: inputs, predecessors, parents. */
    UPSTREAM,
    /** Towards what came of it: outputs, successors, children. */
    DOWNSTREAM,
    /** In both. */
    BOTH;

    public boolean isUpstream() {
        return this != DOWNSTREAM;
    }

    public boolean isDownstream() {
        return this != UPSTREAM;
    }
}
