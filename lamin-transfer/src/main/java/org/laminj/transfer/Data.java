package org.laminj.transfer;

/** What a transfer does with the data that its artifacts are about. */
public enum Data {
    /** Leaves it where it is; the target refers to it there. */
    LINK,
    /** Copies it into the default storage of the target before anything refers to it there. */
    COPY
}
