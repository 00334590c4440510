package org.laminj.transfer;

/** The parts of a transfer, in order. */
public enum Phase {
    /** Reads what belongs to the selected records, and recognises what the target has of it. */
    READ,
    /** Looks for conflicts, changes and links that the target lacks. */
    COMPARE,
    /** Checks or copies data. */
    DATA,
    /** Writes records and links. */
    WRITE,
    /** Proves in the target that everything has arrived. */
    PROVE
}
