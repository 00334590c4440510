package org.laminj.core.internal.query;

/** On which side of a record others stand in a hierarchy. */
public enum Side {
    /** Its parents, and theirs. */
    ABOVE("below", "above"),
    /** Its children, and theirs. */
    BELOW("above", "below");

    private final String near;
    private final String far;

    Side(String near, String far) {
        this.near = near;
        this.far = far;
    }

    /** The end of a link at the record from which others are looked for, as {@link HierarchyCompiler} names it. */
    String near() {
        return near;
    }

    /** The other end of the link. */
    String far() {
        return far;
    }
}
