package org.laminj.core.registry;

/** What a transfer does with the far end of an edge. */
public enum TransferPolicy {
    /** Brings the record along, or maps it to the one that the target already has. */
    FOLLOW,
    /** Points to what the target has of its own: its current user, its transfer run and transform. */
    REBIND,
    /** Leaves the edge behind. */
    CLEAR
}
