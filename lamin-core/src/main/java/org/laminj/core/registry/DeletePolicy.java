package org.laminj.core.registry;

/** What stands in the way of deleting a record that others name. */
public enum DeletePolicy {
    /** Whoever names the record needs it: it cannot be deleted as long as somebody does. */
    PROTECT,
    /** What names the record belongs to it, and goes with it. */
    CASCADE
}
