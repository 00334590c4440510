package org.laminj.cli;

import org.dflib.DataFrame;
import org.laminj.core.Instance;
import org.laminj.storage.StorageLocations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the storage locations of the current instance. */
@Command(
        description = "Lists the storage locations; only managed ones are ever written to.",
        footer = {"  List the storage locations for a program:", "    lamin storage list -o json"})
final class StorageListCommand implements Runnable {

    private final Environment environment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private OutputFormat format = OutputFormat.TABLE;

    StorageListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance lamin = environment.current()) {
            StorageLocations locations = StorageLocations.of(lamin);
            DataFrame frame = StorageFrame.of(locations, locations.list());
            new FramePrinter(environment.console()).print(frame, format);
        }
    }
}
