package org.laminj.transfer;

/** Which versions of the selected records a transfer brings along. */
public enum Versions {
    /** The selected ones. */
    SELECTED,
    /** All of their families. */
    FAMILY
}
