package org.laminj.cli;

import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.QuerySet;
import org.laminj.storage.Artifacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the content of an artifact to this machine, and tells where it is. */
@Command(
        description = {
            "Brings the content of an artifact to this machine and prints where it is.",
            "What is on this machine is used in place; objects in buckets are kept in the cache folder."
        },
        footer = {
            "  Save a file, then find out later where its content is:",
            "    lamin save ./lung.csv --key raw/lung.csv",
            "    lamin load artifact --key raw/lung.csv"
        })
final class LoadCommand implements Runnable {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "artifact", description = "What to load; only artifacts have content.")
    private String registry = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "UID",
            description = "The uid of the artifact, or the beginning of it.")
    private @Nullable String uid;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The key of the artifact, whose latest version is taken.")
    private @Nullable String key;

    @Mixin
    private final UsingOption using = new UsingOption();

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    LoadCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        if (!registry.equalsIgnoreCase("artifact")) {
            throw new IllegalArgumentException("Cannot load '" + registry + "': only an artifact has content to load.");
        }
        if ((uid == null) == (key == null)) {
            throw new IllegalArgumentException("Name the artifact either by UID or by --key.");
        }
        Console console = environment.console();
        try (Instance lamin = environment.current()) {
            Instance source = using.of(lamin);
            Artifacts artifacts = Artifacts.of(lamin).withoutInputs();
            if (console.terminal().isPresent()) {
                artifacts = artifacts.telling(new ByteProgressLine(console));
            }
            Artifact artifact = artifact(source.query(Artifact.class).anyVisibility());
            Path here = artifacts.cache(artifact);
            console.message(MessageLevel.IMPORTANT, "artifact is here: " + here);
            output.print(console, here::toString, () -> ArtifactContent.at(here, artifact));
        }
    }

    private Artifact artifact(QuerySet<Artifact> all) {
        if (uid != null) {
            return all.get(uid);
        }
        String wanted = String.valueOf(key);
        return all.filter(
                        where(Artifact::key).is(wanted),
                        where(Artifact::isLatest).is(true))
                .orderByDescending(Artifact::createdAt)
                .first()
                .orElseThrow(() -> new NoSuchRecordException("Artifact with key=" + wanted + " does not exist."));
    }
}
