package org.laminj.transfer;

/** What a transfer does where the target has the same content, by its hash, as another record. */
public enum OnSameContent {
    /** Transfers the record, and warns. */
    WARN,
    /** Takes the two for the same. */
    MAP,
    /** Transfers the record. */
    CREATE
}
