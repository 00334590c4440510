package org.laminj.transfer;

/** Which parents in a hierarchy a transfer brings along. */
public enum Parents {
    /** None, and no links to any. */
    NONE,
    /** Those that come along anyway. */
    PRESENT,
    /** All, up to the roots of the hierarchy. */
    ALL
}
