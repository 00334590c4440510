package org.laminj.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.message.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the latest records of all registries. */
@Command(
        description = "Shows the latest records of the current instance, registry by registry.",
        footer = {
            "  See what the current instance has:",
            "    lamin view",
            "  See its vocabularies of cell types, tissues and the like:",
            "    lamin view --schema bionty"
        })
final class ViewCommand implements Runnable {

    private static final int MOST = 7;

    private final Environment environment;

    @Option(names = "--schema", paramLabel = "MODULE", description = "Only the registries of this schema module.")
    private @Nullable String schemaModule;

    ViewCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance current = environment.current()) {
            String view = schemaModule == null ? current.view() : ofModule(current, schemaModule);
            environment.console().print(view);
        }
    }

    private static String ofModule(Instance current, String module) {
        List<String> known = current.schema().modules();
        if (!known.contains(module)) {
            List<String> nearest = Nearest.to(module, known);
            throw new IllegalArgumentException(
                    "Instance '" + current.slug() + "' does not have schema module '" + module
                            + "'"
                            + (nearest.isEmpty()
                                    ? ", but " + String.join(", ", known) + "."
                                    : ". Did you mean " + String.join(", ", nearest) + "?"));
        }
        return current.view(MOST, module);
    }
}
