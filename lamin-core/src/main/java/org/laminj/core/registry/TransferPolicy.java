package org.laminj.core.registry;

/** What a transfer does with a reference. */
public enum TransferPolicy {
    /** Brings the record along, or maps it to the one that the target already has. */
    FOLLOW,
    /** Points to what the target has of its own: its current user, its transfer run and transform. */
    REBIND,
    /** As {@link #REBIND}, unless a transfer is to bring everything: then as {@link #FOLLOW}. */
    TRACE,
    /** Leaves the reference empty. */
    CLEAR;

    /** Whether a record names what its own instance has: the user and run that save it. */
    public boolean isOwn() {
        return this == REBIND || this == TRACE;
    }
}
