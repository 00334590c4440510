package org.laminj.transfer;

/** What becomes of a record that a transfer reaches. */
public enum Outcome {
    /** The target has it; it stays as it is there. */
    MAPPED,
    /** The target lacks it and gets it from a public ontology. */
    RESOLVED,
    /** The target lacks it and gets it from the source. */
    TRANSFERRED,
    /** The target has it, and some of its fields change there. */
    UPDATED,
    /** It contradicts what the target has; as long as there is one such record nothing is written. */
    CONFLICT
}
