package org.laminj.core.query;

/** What becomes of records for which an included column has no value. */
public enum Join {
    /** They are left out, as the original does. */
    INNER,
    /** They stay, with null or, in a column of lists, with an empty list. */
    LEFT
}
