package org.laminj.transfer;

/** Whether a transfer changes fields of records that the target has already. */
public enum Update {
    /** Never. */
    NEVER,
    /** Where the source has saved the record later than the target; never where records do not tell when. */
    IF_NEWER,
    /** Wherever source and target differ. */
    ALWAYS
}
