package org.laminj.cli;

import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Storage;
import org.laminj.storage.StorageLocations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Registers a storage location. */
@Command(
        description = {
            "Registers a storage location, and makes the current instance its manager.",
            "Where another instance manages it, or it may not be written to, it is linked and stays as it is."
        },
        footer = {"  Register a folder:", "    lamin storage add ./data"})
final class StorageAddCommand implements Runnable {

    private final Environment environment;

    @Parameters(paramLabel = "ROOT", description = "A folder, or a URL such as s3://bucket/prefix or gs://bucket.")
    private String root = "";

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    StorageAddCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        try (Instance lamin = environment.current()) {
            StorageLocations locations = StorageLocations.of(lamin);
            Storage storage = locations.register(root);
            Console console = environment.console();
            console.message(
                    MessageLevel.SUCCESS,
                    (locations.isManaged(storage) ? "managed storage: " : "linked storage: ") + storage.root());
            output.print(
                    console,
                    () -> "",
                    () -> RecordObjects.of(StorageFrame.of(locations, List.of(storage)))
                            .get(0));
        }
    }
}
