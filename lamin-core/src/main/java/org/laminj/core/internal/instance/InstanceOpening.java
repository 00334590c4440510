package org.laminj.core.internal.instance;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.InstanceException;
import org.laminj.core.LaminException;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.schema.SchemaModules;
import org.laminj.core.internal.store.Database;
import org.laminj.core.internal.store.DatabaseFile;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.store.StoreException;
import org.laminj.core.store.UnavailableException;

/** Opens the databases of known instances, having made sure that they can be understood. */
public final class InstanceOpening {

    private final SettingsDirectory settings;
    private final SchemaModules modules;
    private final Surroundings surroundings;

    public InstanceOpening(SettingsDirectory settings, SchemaModules modules, Surroundings surroundings) {
        this.settings = settings;
        this.modules = modules;
        this.surroundings = surroundings;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** The settings of an instance. */
    public InstanceSettings known(Slug slug) {
        return settings.instance(slug).orElseThrow(() -> unknown(slug));
    }

    private InstanceException unknown(Slug slug) {
        List<Slug> nearest = settings.nearest(slug);
        String advice = nearest.isEmpty()
                ? "Create it with 'lamin init', or put its settings file into " + settings.path() + "."
                : "Did you mean " + nearest.stream().map(Slug::toString).collect(Collectors.joining(", ")) + "?";
        return new InstanceException("'" + slug + "' not found: 'instance-not-found'. No settings file in "
                + settings.path() + " describes it, and instances are not looked up on the hub. " + advice);
    }

    /**
     * Opens an instance for reading and writing.
     *
     * @throws org.laminj.core.InstanceLockedException if it lies in a bucket and somebody else works with it
     */
    public OpenDatabase open(InstanceSettings instance, String label, UserSettings user) {
        return opened(instance, label, user, database(instance, user, false), true);
    }

    /** Opens an instance so that nothing of it can change. */
    public OpenDatabase openReadOnly(InstanceSettings instance, String label, UserSettings user) {
        return opened(instance, label, user, database(instance, user, true), false);
    }

    private Database database(InstanceSettings instance, UserSettings user, boolean readOnly) {
        DatabaseUrl url = instance.db();
        return url == null ? sqlite(instance, user, readOnly) : postgres(instance, url, readOnly);
    }

    private Database sqlite(InstanceSettings instance, UserSettings user, boolean readOnly) {
        DatabaseFile file = new DatabaseFiles(surroundings).of(instance, user, readOnly);
        try {
            return readOnly
                    ? Database.readOnlySqlite(name(instance), file, mappers(instance), surroundings.statements())
                    : Database.sqlite(name(instance), file, mappers(instance), surroundings.statements());
        } catch (RuntimeException e) {
            closeAfter(file, e);
            throw e;
        }
    }

    private Database postgres(InstanceSettings instance, DatabaseUrl url, boolean readOnly) {
        try {
            return Database.postgres(name(instance), url, readOnly, mappers(instance), surroundings.statements());
        } catch (StoreException | UnavailableException e) {
            throw unopened(e);
        }
    }

    private OpenDatabase opened(
            InstanceSettings instance, String label, UserSettings user, Database database, boolean warn) {
        try {
            List<String> present = new SchemaCheck(name(instance), database, modules).modules(instance);
            SchemaGraph graph = modules.graph().restrictedTo(present);
            if (warn) {
                present.stream().filter(module -> !modules.contains(module)).forEach(this::warnMissing);
            }
            RecordSource records =
                    new RecordSource(database, graph, label, instance.id().hex(), surroundings.messages());
            return new OpenDatabase(instance, present, database, records, label, user, surroundings, modules);
        } catch (StoreException | UnavailableException e) {
            closeAfter(database, e);
            throw unopened(e);
        } catch (RuntimeException e) {
            closeAfter(database, e);
            throw e;
        }
    }

    /** Errors of the store name the instance already. */
    private static InstanceException unopened(LaminException reason) {
        return new InstanceException(String.valueOf(reason.getMessage()), reason);
    }

    private void warnMissing(String module) {
        surroundings
                .messages()
                .message(
                        MessageLevel.WARNING,
                        "schema module '" + module
                                + "' is not installed → no access to its labels & registries (resolve by"
                                + " adding its artifact to the class path)");
    }

    private Collection<Class<?>> mappers(InstanceSettings instance) {
        return modules
                .mounted(instance.schemaModules().stream()
                        .filter(modules::contains)
                        .toList())
                .stream()
                .map(SchemaModule::mappers)
                .flatMap(List::stream)
                .toList();
    }

    private static String name(InstanceSettings instance) {
        return instance.slug().toString();
    }

    /** What failed first matters more than what fails when it is closed. */
    private static void closeAfter(AutoCloseable opened, RuntimeException reason) {
        try {
            opened.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }
}
