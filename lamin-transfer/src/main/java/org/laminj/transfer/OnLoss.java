package org.laminj.transfer;

/** What a transfer does when something that it reaches must stay behind. */
public enum OnLoss {
    /** Transfers the rest, and counts what stays behind. */
    COUNT,
    /** Refuses, and writes nothing. */
    REFUSE
}
