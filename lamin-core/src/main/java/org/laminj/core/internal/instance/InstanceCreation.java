package org.laminj.core.internal.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.InitOptions;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.RecordId;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.schema.SchemaModules;
import org.laminj.core.internal.store.Database;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.message.Nearest;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.StorageMarker;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.store.StoreException;
import org.laminj.core.store.UnavailableException;
import org.laminj.core.uid.RandomUid;

/** Creates instances; what was created is removed again if a step fails. */
public final class InstanceCreation {

    private static final int STORAGE_UID_LENGTH = 12;

    private final SettingsDirectory settings;
    private final SchemaModules modules;
    private final MessageListener messages;
    private final InstanceOpening opening;
    private final UserSettings user;

    public InstanceCreation(
            SettingsDirectory settings,
            SchemaModules modules,
            MessageListener messages,
            InstanceOpening opening,
            UserSettings user) {
        this.settings = settings;
        this.modules = modules;
        this.messages = messages;
        this.opening = opening;
        this.user = user;
    }

    /** The settings of the instance, which exists afterwards. */
    public InstanceSettings init(InitOptions options) {
        StorageRoot root = StorageRoot.of(options.storage());
        if (!root.isLocal()) {
            throw new IllegalArgumentException(
                    "Cannot create an instance in '" + root.text() + "': its storage has to be a local folder.");
        }
        InstanceSettings wanted = wanted(options, root);
        Optional<InstanceSettings> existing = existing(wanted);
        if (existing.isPresent()) {
            return existing.get();
        }
        refuseOccupied(wanted, root);
        create(
                wanted,
                root,
                options.storageUid() == null ? RandomUid.ofLength(STORAGE_UID_LENGTH) : options.storageUid());
        return wanted;
    }

    private InstanceSettings wanted(InitOptions options, StorageRoot root) {
        checkModules(options.schemaModules());
        String owner = options.owner() == null ? user.handle() : options.owner();
        Slug slug = new Slug(owner, options.name() == null ? usualName(options, root) : options.name());
        InstanceSettings.Builder builder = InstanceSettings.builder(slug, root)
                .schemaModules(options.schemaModules())
                .db(options.database());
        return options.id() == null ? builder.build() : builder.id(options.id()).build();
    }

    private static String usualName(InitOptions options, StorageRoot root) {
        DatabaseUrl database = options.database();
        return database == null ? root.instanceName() : database.database().orElseGet(root::instanceName);
    }

    private void checkModules(List<String> names) {
        for (String name : names) {
            if (!modules.contains(name)) {
                List<String> nearest = Nearest.to(name, modules.names());
                throw new IllegalArgumentException("Schema module '" + name
                        + "' is not installed → no access to its labels & registries (resolve by adding its artifact to"
                        + " the class path). "
                        + (nearest.isEmpty()
                                ? "Installed are " + String.join(", ", modules.names()) + "."
                                : "Did you mean " + String.join(", ", nearest) + "?"));
            }
        }
        modules.mounted(names).stream()
                .flatMap(module -> module.requires().stream()
                        .filter(required -> !required.equals(Registry.CORE) && !names.contains(required))
                        .map(required ->
                                "Schema module '" + module.name() + "' needs '" + required + "': add it to --schema."))
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
    }

    /** An instance with the same slug whose database is there: creating it again means connecting to it. */
    private Optional<InstanceSettings> existing(InstanceSettings wanted) {
        Optional<InstanceSettings> known = settings.instance(wanted.slug())
                .filter(instance -> instance.db() != null
                        || instance.sqliteFile().filter(Files::exists).isPresent());
        known.filter(instance -> !Objects.equals(instance.db(), wanted.db())).ifPresent(instance -> {
            throw new InstanceConflictException("Cannot create instance '" + wanted.slug() + "' with database "
                    + wanted.maskedDb() + ": it exists with database " + instance.maskedDb()
                    + ". Choose another --name, or connect to it.");
        });
        known.filter(instance -> !instance.storageRoot().equals(wanted.storageRoot()))
                .ifPresent(instance -> {
                    throw new InstanceConflictException("Cannot create instance '" + wanted.slug() + "' in '"
                            + wanted.storageRoot().text() + "': it exists in '"
                            + instance.storageRoot().text() + "'. Choose another --name, or connect to it.");
                });
        known.filter(instance -> !instance.schemaModules().containsAll(wanted.schemaModules()))
                .ifPresent(instance -> {
                    throw new InstanceConflictException("Instance '" + wanted.slug() + "' exists with schema modules "
                            + instance.schemaModules() + ", not " + wanted.schemaModules()
                            + ". Connect to it, or choose another --name and --storage.");
                });
        return known;
    }

    private static void refuseOccupied(InstanceSettings wanted, StorageRoot root) {
        Optional<Path> own = wanted.sqliteFile();
        Optional<Path> other = Optional.empty();
        if (Files.isDirectory(root.path())) {
            try (Stream<Path> files = Files.list(root.path())) {
                other = files.filter(file -> file.toString().endsWith(".lndb"))
                        .sorted()
                        .findFirst();
            } catch (IOException e) {
                throw new InstanceException("Cannot look into '" + root.text() + "': " + e.getMessage(), e);
            }
        } else if (Files.exists(root.path())) {
            throw new IllegalArgumentException(
                    "Cannot create an instance in '" + root.text() + "': that is a file. Give a folder as --storage.");
        }
        if (other.isPresent()) {
            throw new InstanceConflictException("Cannot create instance '" + wanted.slug() + "' in '" + root.text()
                    + "': the folder holds "
                    + (other.equals(own)
                            ? "a database of this instance without its settings file, "
                            : "another instance, ")
                    + other.get().getFileName() + ". Choose another --storage.");
        }
        root.marker().read().ifPresent(uid -> {
            throw new InstanceConflictException("Cannot create instance '" + wanted.slug() + "' in '" + root.text()
                    + "': the folder is storage '" + uid + "' of another instance. Choose another --storage.");
        });
    }

    private void create(InstanceSettings wanted, StorageRoot root, String storageUid) {
        boolean managed = mark(root, storageUid);
        try {
            createDatabase(wanted, new FirstRows.StorageRow(storageUid, root, managed));
        } catch (StoreException | UnavailableException e) {
            undo(root, wanted, e);
            throw new InstanceException("Cannot create instance '" + wanted.slug() + "'. " + e.getMessage(), e);
        } catch (RuntimeException e) {
            undo(root, wanted, e);
            throw e;
        }
    }

    private boolean mark(StorageRoot root, String storageUid) {
        try {
            Files.createDirectories(root.path());
        } catch (IOException e) {
            throw new InstanceException(
                    "Cannot create folder '" + root.text() + "': " + e.getMessage()
                            + ". Choose a --storage that you may write to.",
                    e);
        }
        StorageMarker marker = root.marker();
        boolean managed = marker.write(storageUid);
        if (!managed) {
            messages.message(
                    MessageLevel.IMPORTANT,
                    "due to lack of write access, LaminDB won't manage storage location: " + root.text());
        }
        return managed;
    }

    /** The settings are saved before the commit: without them nobody would find the database. */
    private void createDatabase(InstanceSettings wanted, FirstRows.StorageRow storage) {
        List<SchemaModule> mounted = modules.mounted(wanted.schemaModules());
        SchemaGraph graph = modules.graph()
                .restrictedTo(mounted.stream().map(SchemaModule::name).collect(Collectors.toList()));
        try (Database database = database(wanted)) {
            RecordSource records = new RecordSource(
                    database, graph, RecordId.DEFAULT_DATABASE, wanted.id().hex());
            database.writeSession(session -> {
                refuseOccupied(wanted, session);
                new FirstRows(records, opening.surroundings().clock())
                        .create(session, mounted, user, storage, wanted.id().uid());
                settings.save(wanted);
                return graph;
            });
        }
    }

    private Database database(InstanceSettings wanted) {
        String name = wanted.slug().toString();
        DatabaseUrl url = wanted.db();
        return url == null
                ? Database.sqlite(
                        name,
                        wanted.sqliteFile().orElseThrow(),
                        List.of(),
                        opening.surroundings().statements())
                : Database.postgres(
                        name, url, false, List.of(), opening.surroundings().statements());
    }

    private static void refuseOccupied(InstanceSettings wanted, DatabaseSession session) {
        if (session.hasTable("django_migrations")) {
            throw new InstanceConflictException("Cannot create instance '" + wanted.slug() + "' in database "
                    + wanted.maskedDb() + ": it holds an instance. Name an empty database, or connect to that"
                    + " instance with its settings file.");
        }
    }

    private void undo(StorageRoot root, InstanceSettings wanted, RuntimeException failure) {
        try {
            settings.forget(wanted.slug());
            if (wanted.sqliteFile().isPresent()) {
                Files.deleteIfExists(wanted.sqliteFile().get());
            }
            root.marker().remove();
            root.removeEmptyFolders();
        } catch (IOException | UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }
}
