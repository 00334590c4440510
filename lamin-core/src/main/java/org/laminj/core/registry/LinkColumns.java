package org.laminj.core.registry;

/** The columns that a link carries besides its id and its two ends. */
public enum LinkColumns {
    /** None. */
    NONE,
    /** When, by whom and by which run the link was made. */
    TRACKED,
    /** Tracked, and the feature under which the label stands. */
    LABEL,
    /** Tracked, and the slot under which the feature set stands. */
    FEATURE_SET
}
