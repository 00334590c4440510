package org.laminj.transfer;

/** What becomes of a record that a transfer reaches. */
public enum Outcome {
    /** The target has it; it stays as it is there. */
    MAPPED,
    /** The target lacks it and gets it. */
    TRANSFERRED
}
