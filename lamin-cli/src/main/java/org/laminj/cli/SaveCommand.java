package org.laminj.cli;

import static org.laminj.core.query.Condition.where;

import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.Artifacts;
import org.laminj.storage.NewArtifact;
import org.laminj.storage.StorageLocations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a file or folder as an artifact. */
@Command(
        description = {
            "Registers a file or folder as an artifact of the current instance.",
            "What lies in a registered storage or in a bucket stays there; any other file is copied to the default"
                    + " storage."
        },
        footer = {
            "  Copy a file to the default storage, and register it:",
            "    lamin save ./lung.csv --key raw/lung.csv --description 'Tabula Sapiens'",
            "  Register it without a key:",
            "    lamin save ./lung.csv --description 'Lung, raw counts'"
        })
final class SaveCommand implements Runnable {

    private final Environment environment;

    @Parameters(paramLabel = "PATH", description = "A file or folder, or a URL such as s3://bucket/key.")
    private String path = "";

    @Option(names = "--key", paramLabel = "KEY", description = "The key by which it is found, e.g. raw/lung.h5ad.")
    private @Nullable String key;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is.")
    private @Nullable String description;

    @Option(names = "--type", paramLabel = "dataset|model", description = "Which kind of artifact it is.")
    private @Nullable String type;

    @Option(names = "--tag", paramLabel = "TEXT", description = "A tag for this version.")
    private @Nullable String tag;

    @Option(
            names = "--revises",
            paramLabel = "UID",
            description = "Make it a new version of this artifact; by default of the one with the same key.")
    private @Nullable String revises;

    @Option(
            names = "--storage",
            paramLabel = "ROOT",
            description = "A managed storage to copy it to, as 'lamin storage list' names it.")
    private @Nullable String storage;

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    SaveCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Console console = environment.console();
        try (Instance lamin = environment.current()) {
            Artifacts artifacts = Artifacts.of(lamin);
            if (console.terminal().isPresent()) {
                artifacts = artifacts.telling(new ByteProgressLine(console));
            }
            Artifact saved = artifacts.save(NewArtifact.from(path)
                    .withKey(key)
                    .withDescription(description)
                    .withType(type)
                    .withVersion(tag)
                    .into(storage(lamin))
                    .revising(revised(lamin)));
            StoragePath place = artifacts.path(saved);
            console.message(MessageLevel.IMPORTANT, "saved: " + saved);
            console.message(MessageLevel.IMPORTANT, "storage " + (place.isLocal() ? "path: " : "url: ") + place);
            output.print(console, () -> "", () -> ArtifactContent.at(place, saved));
        }
    }

    private @Nullable Storage storage(Instance lamin) {
        if (storage == null) {
            return null;
        }
        return lamin.query(Storage.class)
                .filter(where(Storage::root).is(storage))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("Storage '" + storage
                        + "' is not registered here. Registered are "
                        + String.join(
                                ", ",
                                StorageLocations.of(lamin).list().stream()
                                        .map(Storage::root)
                                        .toList())
                        + "; register it with 'lamin storage add'."));
    }

    private @Nullable Artifact revised(Instance lamin) {
        return revises == null ? null : lamin.query(Artifact.class).get(revises);
    }
}
