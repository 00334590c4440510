package org.laminj.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.display.ViewOptions;
import org.laminj.core.message.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private final Environment environment;

    @Option(names = "--schema", paramLabel = "MODULE", description = "Only the registries of this schema module.")
    private @Nullable String schemaModule;

    @Option(
            names = "--registry",
            paramLabel = "REGISTRY",
            split = ",",
            description = "Only these registries, in this order. Several with commas, or repeated.")
    private List<String> registries = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many records of each registry; ${DEFAULT-VALUE} by default.")
    private int limit = ViewOptions.defaults().most();

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    ViewCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Console console = environment.console();
        try (Instance current = environment.current()) {
            ViewOptions options = ViewOptions.defaults()
                    .withMost(limit)
                    .ofModules(modules(current))
                    .ofRegistries(registries)
                    .in(console.style());
            output.print(console, () -> current.view(options), () -> records(current, options));
        }
    }

    private static Map<String, List<?>> records(Instance current, ViewOptions options) {
        Map<String, List<?>> records = new LinkedHashMap<>();
        current.latest(options).forEach((registry, frame) -> records.put(registry, RecordObjects.of(frame)));
        return records;
    }

    private List<String> modules(Instance current) {
        String module = schemaModule;
        if (module == null) {
            return List.of();
        }
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
        return List.of(module);
    }
}
