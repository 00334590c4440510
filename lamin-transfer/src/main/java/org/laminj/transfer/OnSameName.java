package org.laminj.transfer;

/** What a transfer does where the target has another record, one with another uid, under the same natural key. */
public enum OnSameName {
    /** Takes the two for the same. */
    MAP,
    /**
     * Transfers the record under a name of its own, which ends with the slug of the source. Keys without a name that
     * may change, such as an ontology id or the root of a storage, still make two records the same.
     */
    RENAME,
    /** Reports a conflict. */
    FAIL
}
