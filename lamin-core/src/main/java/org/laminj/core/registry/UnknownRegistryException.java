package org.laminj.core.registry;

import java.util.List;
import org.laminj.core.LaminException;

/** A registry was named that the instance does not have. */
public final class UnknownRegistryException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<String> nearest;

    public UnknownRegistryException(String name, List<String> nearest) {
        super("Registry '" + name + "' is not known here."
                + (nearest.isEmpty()
                        ? " Check the schema modules of the instance with 'lamin info'."
                        : " Did you mean " + String.join(", ", nearest) + "?"));
        this.name = name;
        this.nearest = List.copyOf(nearest);
    }

    /** The name that was asked for. */
    public String name() {
        return name;
    }

    /** Known names that look alike, best first; may be empty. */
    public List<String> nearest() {
        return nearest;
    }
}
