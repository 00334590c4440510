package org.laminj.transfer;

import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.LaminException;

/** Source or target have changed since a plan was made; nothing was written. */
public final class PlanOutdatedException extends LaminException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 10;

    private final List<String> moved;

    public PlanOutdatedException(TransferPlan plan, List<String> moved) {
        super("Cannot apply the plan of a transfer from '" + plan.source() + "' into '" + plan.target()
                + "': rows of " + some(moved)
                + " have changed since it was made. Make the plan again. Nothing was written.");
        this.moved = List.copyOf(moved);
    }

    private static String some(List<String> names) {
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more;
    }

    /** The registries and link tables whose rows have changed. */
    public List<String> moved() {
        return moved;
    }
}
