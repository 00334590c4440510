package org.laminj.transfer;

import org.laminj.core.LaminException;
import org.laminj.core.store.CancelledException;

/** A part of a transfer failed after others were committed. Applying the same transfer again goes on from there. */
public final class PartialTransferException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final transient TransferReport done;

    public PartialTransferException(TransferReport done, int roots, int allRoots, RuntimeException cause) {
        super(text(roots, allRoots, cause), cause);
        this.done = done;
    }

    private static String text(int roots, int allRoots, RuntimeException cause) {
        String again = " the same records again in parts of the same size, which goes on from there.";
        return cause instanceof CancelledException
                ? "The transfer was cancelled after " + roots + " of " + allRoots + " records, which are done. Transfer"
                        + again
                : "The transfer stopped after " + roots + " of " + allRoots + " records, which are done. The next part"
                        + " failed as a whole: " + reason(cause) + " Mend that and transfer"
                        + again;
    }

    /** What failed says that nothing was written, which holds for its part only. */
    private static String reason(RuntimeException cause) {
        return String.valueOf(cause.getMessage()).replace(" Nothing was written.", "");
    }

    /** What the parts that are committed have brought. */
    public TransferReport done() {
        return done;
    }
}
