package org.laminj.core.internal.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.laminj.core.InitOptions;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.LaminException;
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
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
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
        InstanceSettings named = wanted(options, StorageRoot.of(options.storage()));
        try {
            DefaultStorage storage = DefaultStorage.of(named, opening.surroundings());
            return existing(named, storage).orElseGet(() -> created(named, storage, options));
        } catch (StorageException e) {
            InstanceException failure = uncreated(named, e);
            throw e.reason() == Reason.UNUSABLE ? new IllegalArgumentException(failure.getMessage(), failure) : failure;
        }
    }

    private InstanceSettings created(InstanceSettings named, DefaultStorage storage, InitOptions options) {
        InstanceSettings wanted =
                named.toBuilder().storageRegion(storage.region()).build();
        storage.refuseOccupied();
        create(
                wanted,
                storage,
                options.storageUid() == null ? RandomUid.ofLength(STORAGE_UID_LENGTH) : options.storageUid());
        return wanted;
    }

    private static InstanceException uncreated(InstanceSettings wanted, LaminException e) {
        return new InstanceException("Cannot create instance '" + wanted.slug() + "'. " + e.getMessage(), e);
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
    private Optional<InstanceSettings> existing(InstanceSettings wanted, DefaultStorage storage) {
        Optional<InstanceSettings> known =
                settings.instance(wanted.slug()).filter(instance -> hasDatabase(instance, wanted, storage));
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

    private boolean hasDatabase(InstanceSettings known, InstanceSettings wanted, DefaultStorage storage) {
        return known.db() != null
                || (known.storageRoot().equals(wanted.storageRoot())
                                ? storage
                                : DefaultStorage.of(known, opening.surroundings()))
                        .hasDatabase();
    }

    private void create(InstanceSettings wanted, DefaultStorage storage, String storageUid) {
        boolean managed = storage.mark(storageUid);
        if (!managed) {
            messages.message(
                    MessageLevel.IMPORTANT,
                    "due to lack of write access, LaminDB won't manage storage location: " + wanted.storageRoot());
        }
        try {
            createDatabase(wanted, storage, new FirstRows.StorageRow(storageUid, wanted, managed));
            storage.publish();
        } catch (StoreException | UnavailableException e) {
            undo(storage, wanted, e);
            throw uncreated(wanted, e);
        } catch (IOException e) {
            undo(storage, wanted, e);
            throw new InstanceException("Cannot create instance '" + wanted.slug() + "': " + e + ".", e);
        } catch (RuntimeException e) {
            undo(storage, wanted, e);
            throw e;
        }
    }

    /** The settings are saved before the commit: without them nobody would find the database. */
    private void createDatabase(InstanceSettings wanted, DefaultStorage home, FirstRows.StorageRow storage)
            throws IOException {
        List<SchemaModule> mounted = modules.mounted(wanted.schemaModules());
        SchemaGraph graph = modules.graph()
                .restrictedTo(mounted.stream().map(SchemaModule::name).collect(Collectors.toList()));
        try (Database database = database(wanted, home)) {
            RecordSource records = new RecordSource(
                    database,
                    graph,
                    RecordId.DEFAULT_DATABASE,
                    wanted.id().hex(),
                    opening.surroundings().messages());
            database.writeSession(session -> {
                refuseOccupied(wanted, session);
                new FirstRows(records, opening.surroundings().clock())
                        .create(session, mounted, user, storage, wanted.id().uid());
                settings.save(wanted);
                return graph;
            });
        }
    }

    private Database database(InstanceSettings wanted, DefaultStorage home) throws IOException {
        String name = wanted.slug().toString();
        DatabaseUrl url = wanted.db();
        return url == null
                ? Database.sqlite(
                        name,
                        home.newDatabase(),
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

    private void undo(DefaultStorage storage, InstanceSettings wanted, Exception failure) {
        try {
            settings.forget(wanted.slug());
            storage.undo();
        } catch (IOException | UncheckedIOException | LaminException e) {
            failure.addSuppressed(e);
        }
    }
}
