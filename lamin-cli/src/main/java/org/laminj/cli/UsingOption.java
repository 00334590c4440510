package org.laminj.cli;

import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import picocli.CommandLine.Option;

/** The option by which commands that read look into another instance than the current one. */
final class UsingOption {

    @Option(
            names = "--using",
            paramLabel = "OWNER/NAME",
            description = "The instance to read from; the current one by default.")
    private @Nullable String using;

    /** The instance to read from. */
    Instance of(Instance current) {
        return using == null ? current : current.using(using);
    }
}
