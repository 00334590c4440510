package org.laminj.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laminj.core.InitOptions;
import org.laminj.core.settings.InstanceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates an instance and connects to it. */
@Command(
        description = "Creates an instance and connects to it; connects only if it exists already.",
        footer = {
            "  Create an instance in a folder, with the vocabularies of bionty:",
            "    lamin init --storage ./lab --schema bionty",
            "  Create one under another name than its folder has:",
            "    lamin init --storage ./data --schema bionty,wetlab --name screens",
            "%nEnvironment:",
            "  LAMINDB_INSTANCE_ID_INIT   id of the instance; follows from its name if unset",
            "  LAMINDB_STORAGE_LNID_INIT  uid of its default storage; random if unset"
        })
final class InitCommand implements Runnable {

    private static final String INSTANCE_ID = "LAMINDB_INSTANCE_ID_INIT";
    private static final String STORAGE_UID = "LAMINDB_STORAGE_LNID_INIT";

    private final Environment environment;

    @Option(
            names = "--storage",
            required = true,
            paramLabel = "DIR",
            description = "Root of its default storage: a folder, s3://BUCKET/... or gs://BUCKET/....")
    private String storage = "";

    @Option(
            names = "--schema",
            paramLabel = "MODULE",
            split = ",",
            description = "Schema modules besides core, separated by commas, e.g. bionty,wetlab.")
    private List<String> schemaModules = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the instance; the last part of the storage by default.")
    private @Nullable String name;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = {
                "An empty PostgreSQL database, postgresql://USER:PASSWORD@HOST:PORT/NAME; its name is then the usual"
                        + " one of the instance. By default the database is a SQLite file in the storage."
            })
    private @Nullable String db;

    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        environment.instances().init(options()).close();
    }

    private InitOptions options() {
        InitOptions options = InitOptions.at(storage)
                .withModules(schemaModules.stream()
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .toArray(String[]::new));
        if (name != null) {
            options = options.withName(name);
        }
        if (db != null) {
            options = options.withDatabase(db);
        }
        Optional<InstanceId> id = environment.variable(INSTANCE_ID).map(InitCommand::instanceId);
        Optional<String> storageUid = environment.variable(STORAGE_UID);
        if (id.isPresent()) {
            options = options.withId(id.get());
        }
        return storageUid.isPresent() ? options.withStorageUid(storageUid.get()) : options;
    }

    private static InstanceId instanceId(String text) {
        try {
            return InstanceId.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot use variable " + INSTANCE_ID + ": " + e.getMessage(), e);
        }
    }
}
