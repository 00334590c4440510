package org.laminj.transfer;

/** How much of what belongs to a record a transfer brings along. */
public enum Level {
    /**
     * The record and what it cannot be without. References that it can be without are kept where the target has the
     * record that they name, and left empty elsewhere.
     */
    RECORD,
    /**
     * Labels under their features, feature sets with their members, values of features, and what all these refer to.
     */
    ANNOTATIONS,
    /**
     * Everything: also values of parameters, ancestors, the runs and transforms that made data sets in the source with
     * their inputs and users, and what records that are not selected are linked to.
     */
    FULL
}
