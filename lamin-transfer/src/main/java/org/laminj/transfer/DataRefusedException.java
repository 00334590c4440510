package org.laminj.transfer;

import java.util.stream.Collectors;
import org.laminj.core.LaminException;

/** A transfer that must not lose anything would bring artifacts whose data cannot be had; nothing was written. */
public final class DataRefusedException extends LaminException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 3;

    private final DataReport found;

    public DataRefusedException(DataReport found) {
        super("Cannot transfer without loss, for there is data that cannot be had as it should be: "
                + found.problems().stream()
                        .limit(MOST_NAMED)
                        .map(DataProblem::toString)
                        .collect(Collectors.joining(" "))
                + (found.problems().size() > MOST_NAMED
                        ? " And " + (found.problems().size() - MOST_NAMED) + " more."
                        : "")
                + " Repair the data, leave these artifacts out, or allow the loss. Nothing was written.");
        this.found = found;
    }

    /** All that is wrong. */
    public DataReport found() {
        return found;
    }
}
