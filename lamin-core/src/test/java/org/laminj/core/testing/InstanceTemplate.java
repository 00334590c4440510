package org.laminj.core.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Storage;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.uid.RandomUid;

/**
 * A new instance of which copies are made. With all modules its tables, keys and indexes take more than a thousand
 * statements; a copy takes a tenth of the time.
 */
final class InstanceTemplate {

    private static final Map<Kind, InstanceTemplate> TEMPLATES = new ConcurrentHashMap<>();

    private final TestDatabase database;
    private final InstanceSettings settings;
    private final String storageUid;

    /** What templates differ in. */
    private record Kind(TestDatabase database, List<String> modules) {

        InstanceTemplate create(UnaryOperator<Instances.Builder> program) {
            Path folder = createFolder();
            TestEnvironment environment = TestEnvironment.in(folder, database);
            Instances instances = program.apply(environment.builder()).build();
            try (Instance created =
                    environment.create(instances, "template", database, modules.toArray(String[]::new))) {
                return new InstanceTemplate(
                        database,
                        created.settings(),
                        created.query(Storage.class).one().uid());
            } finally {
                deleteOnExit(folder);
            }
        }

        private static Path createFolder() {
            try {
                return Files.createTempDirectory("template");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void deleteOnExit(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(Path::toFile).forEach(File::deleteOnExit);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private InstanceTemplate(TestDatabase database, InstanceSettings settings, String storageUid) {
        this.database = database;
        this.settings = settings;
        this.storageUid = storageUid;
    }

    /**
     * The template with a kind of database and some schema modules, which is created when it is first asked for.
     *
     * @param program knows the schema modules
     */
    static InstanceTemplate of(TestDatabase database, UnaryOperator<Instances.Builder> program, String... modules) {
        return TEMPLATES.computeIfAbsent(new Kind(database, List.of(modules)), kind -> kind.create(program));
    }

    /** A copy with a name, an id and a storage of its own, for a test whose temporary folder is given. */
    Instance copy(Path folder, String name, SettingsDirectory known, Instances instances) {
        StorageRoot root = StorageRoot.of(folder.resolve(name).toString());
        Slug slug = new Slug(known.currentUser().handle(), name);
        InstanceSettings copy = database.copy(
                settings,
                InstanceSettings.builder(slug, root)
                        .schemaModules(settings.schemaModules())
                        .build(),
                folder);
        String uid = RandomUid.ofLength(storageUid.length());
        root.marker().write(uid);
        known.save(copy);
        Instance instance = instances.connect(name);
        own(instance, uid);
        return instance;
    }

    /** Gives the storage that the template registered the place and the names of the copy's. */
    private static void own(Instance copy, String uid) {
        Registry<Storage> storages = copy.schema().registry(Storage.class);
        List<Field> fields = Stream.of("uid", "root", "instance_uid")
                .map(name -> storages.field(name).orElseThrow())
                .toList();
        Object[] values = {uid, copy.settings().storageRoot().text(), copy.uid()};
        long id = copy.query(Storage.class).one().id().value();
        copy.store().write(session -> {
            session.update(storages, id, new Row(new RowShape(fields), values));
            return copy;
        });
    }
}
