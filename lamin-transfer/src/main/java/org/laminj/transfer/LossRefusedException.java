package org.laminj.transfer;

import java.util.List;
import org.laminj.core.LaminException;

/** A transfer that must not lose anything would leave something behind; nothing was written. */
public final class LossRefusedException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final transient List<Dropped> losses;

    public LossRefusedException(String target, List<Dropped> losses) {
        super("Cannot transfer into '" + target + "' without loss; it would leave behind "
                + String.join("; ", Dropped.texts(losses))
                + ". Transfer into an instance that has all of it, exclude what you do not need, or allow the loss."
                + " Nothing was written.");
        this.losses = List.copyOf(losses);
    }

    /** What would stay behind. */
    public List<Dropped> losses() {
        return losses;
    }
}
