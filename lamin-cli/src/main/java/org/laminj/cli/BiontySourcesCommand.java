package org.laminj.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.Source;
import org.laminj.bionty.Sources;
import org.laminj.core.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the releases of ontologies that the current instance knows. */
@Command(
        description = "Lists the releases of ontologies that the current instance knows.",
        footer = {
            "  List the releases for cell types:",
            "    lamin bionty sources CellType",
            "  List those in use for a program:",
            "    lamin bionty sources --in-use -o json"
        })
final class BiontySourcesCommand implements Runnable {

    private final Environment environment;

    @Parameters(
            paramLabel = "REGISTRY",
            arity = "0..1",
            description = "Only those for this registry, e.g. CellType; all by default.")
    private @Nullable String registry;

    @Option(names = "--in-use", description = "Only those that are in use, one for each registry and organism.")
    private boolean inUse;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private OutputFormat format = OutputFormat.TABLE;

    BiontySourcesCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance lamin = environment.current()) {
            List<Source> listed = listed(lamin).stream()
                    .filter(source -> !inUse || source.currentlyUsed())
                    .toList();
            new FramePrinter(environment.console()).print(SourceFrame.of(listed), format);
        }
    }

    private List<Source> listed(Instance lamin) {
        Sources sources = Bionty.of(lamin).sources();
        return registry == null
                ? sources.all()
                : sources.of(lamin.schema().registry(registry).type());
    }
}
