package org.laminj.transfer;

/** What a transfer does with the links of selected records that the target has already. */
public enum LinkUpdate {
    /** Adds those that the target lacks. */
    ADD,
    /** Adds those that the target lacks, and removes those that the source lacks. */
    MIRROR
}
