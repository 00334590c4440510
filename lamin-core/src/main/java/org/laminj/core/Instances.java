package org.laminj.core;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.instance.InstanceCreation;
import org.laminj.core.internal.instance.InstanceDeletion;
import org.laminj.core.internal.instance.InstanceOpening;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.Surroundings;
import org.laminj.core.internal.schema.SchemaModules;
import org.laminj.core.internal.store.StatementWatch;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.SourceInstance;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.store.Cancellation;

/**
 * The instances that an environment knows: creates, opens and deletes them.
 *
 * <p>What is known is kept in the settings directory, in the files of the original, so that both programs know each
 * other's instances. Immutable and thread-safe.
 */
public final class Instances {

    private final SettingsDirectory settings;
    private final SchemaModules modules;
    private final MessageListener messages;
    private final InstanceOpening opening;

    private Instances(Builder builder) {
        this.settings = builder.settings == null ? SettingsDirectory.ofEnvironment() : builder.settings;
        this.modules = builder.modules == null
                ? SchemaModules.discovered(Instances.class.getClassLoader())
                : SchemaModules.of(builder.modules);
        this.messages = builder.messages;
        StorageBackends backends = builder.backends == null ? StorageBackends.discovered() : builder.backends;
        this.opening = new InstanceOpening(
                settings,
                modules,
                new Surroundings(
                        messages,
                        new StatementWatch(builder.statements, builder.cancellation),
                        builder.clock,
                        backends,
                        settings));
    }

    /** The settings directory of the current user and the schema modules on the class path. */
    public static Instances ofEnvironment() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where the settings are kept. */
    public SettingsDirectory settings() {
        return settings;
    }

    /** Names of the schema modules at hand, core first. */
    public List<String> schemaModules() {
        return modules.names();
    }

    /**
     * Creates an instance: its storage folder if that is local, its database with the tables and first rows of its schema modules, and
     * its settings files, and makes it the current one. An instance that exists with this slug and storage is
     * connected instead.
     *
     * @throws InstanceConflictException if another instance is in the way
     * @throws IllegalArgumentException if storage, name or modules are unusable
     */
    public Instance init(InitOptions options) {
        InstanceSettings created = new InstanceCreation(settings, modules, messages, opening, user()).init(options);
        return connect(created);
    }

    /**
     * Opens a known instance for reading and writing and makes it the current one.
     *
     * @param identifier owner and name, or the name alone if the current user is the owner
     * @throws InstanceException if it is not known here, or its database cannot be used
     * @throws InstanceLockedException if its database is a SQLite file in a bucket and somebody else works with it
     */
    public Instance connect(String identifier) {
        return connect(opening.known(slug(identifier)));
    }

    private Instance connect(InstanceSettings instance) {
        Instance connected = writable(instance);
        try {
            settings.connect(instance);
            settings.setAutoConnect(true);
        } catch (LaminException e) {
            closeAfter(connected, e);
            throw e;
        }
        messages.message(MessageLevel.IMPORTANT, "connected lamindb: " + instance.slug());
        return connected;
    }

    /** What failed first matters more than what fails when it is closed. */
    private static void closeAfter(AutoCloseable opened, LaminException reason) {
        try {
            opened.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Opens the current instance for reading and writing, in silence; empty if none is connected.
     *
     * @throws InstanceException if its database cannot be used
     * @throws InstanceLockedException if its database is a SQLite file in a bucket and somebody else works with it
     */
    public Optional<Instance> current() {
        return settings.currentInstance().map(this::writable);
    }

    private Instance writable(InstanceSettings instance) {
        OpenDatabase open = opening.open(instance, RecordId.DEFAULT_DATABASE, user());
        try {
            open.user();
        } catch (LaminException e) {
            closeAfter(open, e);
            throw e;
        }
        return new Instance(open, identifier -> using(open, identifier));
    }

    private Instance using(OpenDatabase current, String identifier) {
        Slug slug = slug(identifier);
        InstanceSettings source = opening.known(slug);
        OpenDatabase open = opening.openReadOnly(source, slug.toString(), user());
        warnOfModules(current, open);
        settings.remember(slug, SourceInstance.of(source));
        return new Instance(open, nested -> {
            throw new InstanceException("Instance '" + slug + "' was opened with using() and opens no others: call"
                    + " using() on the instance that you connected to.");
        });
    }

    private void warnOfModules(OpenDatabase current, OpenDatabase source) {
        List<String> additional = source.schemaModules().stream()
                .filter(module -> !current.schemaModules().contains(module))
                .map(module -> "'" + module + "'")
                .toList();
        if (!additional.isEmpty()) {
            messages.message(
                    MessageLevel.WARNING,
                    "source schema has additional modules: {" + String.join(", ", additional)
                            + "}\nconsider mounting these schema modules to transfer all metadata");
        }
    }

    /** Forgets which instance is current; answers whether there was one. */
    public boolean disconnect() {
        Optional<InstanceSettings> current = settings.currentInstance();
        settings.disconnect();
        messages.message(
                current.isPresent() ? MessageLevel.SUCCESS : MessageLevel.INFO,
                current.map(instance -> "closed instance: " + instance.slug()).orElse("no instance loaded"));
        return current.isPresent();
    }

    /**
     * Deletes an instance: its database and settings. Files of others in its storage stay.
     *
     * @throws InstanceException if it is not known here, or its storage cannot be reached
     * @throws InstanceLockedException if its database is a SQLite file in a bucket and somebody else works with it
     * @throws InstanceConflictException if its storage still holds data of artifacts
     */
    public void delete(String identifier) {
        InstanceSettings instance = opening.known(slug(identifier));
        new InstanceDeletion(opening.surroundings(), settings.currentUser()).delete(instance);
    }

    /** The slug that an identifier stands for: a bare name belongs to the current user. */
    public Slug slug(String identifier) {
        return Slug.parse(identifier, settings.currentUser().handle());
    }

    /** The current user, who becomes anonymous when first needed. */
    private UserSettings user() {
        if (!settings.hasUser()) {
            messages.message(MessageLevel.WARNING, "using anonymous user (to identify, call: lamin login)");
            settings.save(UserSettings.anonymous());
        }
        return settings.currentUser();
    }

    /** Collects where to look for instances and whom to tell what. Not thread-safe. */
    public static final class Builder {

        private @Nullable SettingsDirectory settings;
        private @Nullable Collection<? extends SchemaModule> modules;
        private MessageListener messages = MessageListener.logging();
        private Consumer<String> statements = sql -> {};
        private Cancellation cancellation = new Cancellation();
        private Clock clock = Clock.systemUTC();
        private @Nullable StorageBackends backends;

        private Builder() {}

        /** Where settings are kept; the environment says so by default. */
        public Builder settings(SettingsDirectory directory) {
            this.settings = directory;
            return this;
        }

        /** Exactly these schema modules and core; those of the class path by default. */
        public Builder modules(Collection<? extends SchemaModule> schemaModules) {
            this.modules = List.copyOf(schemaModules);
            return this;
        }

        /** Who receives messages; the system logger by default. */
        public Builder messages(MessageListener listener) {
            this.messages = listener;
            return this;
        }

        /** Who is told the SQL of each statement before it runs; nobody by default. */
        public Builder statements(Consumer<String> listener) {
            this.statements = listener;
            return this;
        }

        /** What ends the work of all instances that are opened; nothing by default. */
        public Builder cancellation(Cancellation by) {
            this.cancellation = by;
            return this;
        }

        /** What time it is for all that is saved or transferred; the system clock by default. */
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /** Exactly these storage backends; those of the class path by default. */
        public Builder storageBackends(StorageBackends exactly) {
            this.backends = exactly;
            return this;
        }

        /**
         * Finds and checks the schema modules.
         *
         * @throws org.laminj.core.spi.SchemaModuleException if they do not fit together
         */
        public Instances build() {
            return new Instances(this);
        }
    }
}
