package org.laminj.core.spi;

import java.util.List;
import org.laminj.core.LaminException;

/** The schema modules on the class path do not fit together; holds every problem that was found. */
public final class SchemaModuleException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public SchemaModuleException(List<String> problems) {
        super("Cannot use the schema modules on the class path, " + problems.size()
                + (problems.size() == 1 ? " problem:" : " problems:") + "\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem, with its remedy. */
    public List<String> problems() {
        return problems;
    }
}
