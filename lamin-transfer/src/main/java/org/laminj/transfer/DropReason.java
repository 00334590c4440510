package org.laminj.transfer;

/** Why something that a transfer reaches stays behind. */
public enum DropReason {
    /** The target does not have the schema module. */
    MODULE_MISSING("the target does not have the schema module"),
    /** One side has a column that the other, or this program, does not know. */
    COLUMN_MISSING("the column is not known on both sides"),
    /** Only terms that the target has are accepted, see {@link TermOrigin#EXISTING}. */
    TERM_MISSING("the target does not have the term"),
    /** The options of the transfer leave it out. */
    LEFT_OUT("left out as asked");

    private final String text;

    DropReason(String text) {
        this.text = text;
    }

    /** Whether this is a loss; what one leaves out oneself is none. */
    public boolean isLoss() {
        return this != LEFT_OUT;
    }

    @Override
    public String toString() {
        return text;
    }
}
