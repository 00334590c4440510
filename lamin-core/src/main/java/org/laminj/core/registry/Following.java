package org.laminj.core.registry;

/**
 * When a transfer that holds a record goes on to the records that it reaches through a link table, or back along a
 * reference.
 */
public enum Following {
    /** Whenever such a record comes along. */
    ALWAYS,
    /** When the record was selected itself, not when it is reached from another. */
    FROM_SELECTED,
    /** When the record was selected itself, and in a full transfer from each that comes along. */
    FROM_SELECTED_OR_FULLY,
    /** Upwards in a hierarchy; how far is an option of the transfer. */
    PARENTS,
    /** In a full transfer, which tells where the records came from. */
    FULLY,
    /** Never. */
    NEVER
}
