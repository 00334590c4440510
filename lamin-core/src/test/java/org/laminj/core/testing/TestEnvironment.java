package org.laminj.core.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.spi.SchemaModule;

/** Settings, instances, messages and statements of one test, all under one temporary folder. */
public final class TestEnvironment {

    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> statements = new CopyOnWriteArrayList<>();

    /** What an instance told. */
    public record Message(MessageLevel level, String text) {}

    private TestEnvironment(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
        set("LAMIN_SETTINGS_DIR", folder.toString());
        set("LAMIN_CACHE_DIR", folder.resolve("cache").toString());
    }

    /** An environment that knows no instance yet. */
    public static TestEnvironment in(Path folder) {
        return in(folder, TestDatabase.SQLITE);
    }

    /** An environment that knows no instance yet, and whose new instances have databases of one kind. */
    public static TestEnvironment in(Path folder, TestDatabase database) {
        return new TestEnvironment(folder, database);
    }

    /** An environment that knows real instances, see {@link RealInstance}; skips the test where they are absent. */
    public static TestEnvironment with(Path folder, RealInstance... instances) {
        TestEnvironment environment = in(folder);
        for (RealInstance instance : instances) {
            instance.unpack(folder);
        }
        return environment;
    }

    public Path folder() {
        return folder;
    }

    /** Sets a variable for instances that are opened from now on. */
    public void set(String variable, String value) {
        variables.put(variable, value);
    }

    public SettingsDirectory settings() {
        return SettingsDirectory.of(variables, folder);
    }

    /** The instances of this environment with the schema modules of the class path. */
    public Instances instances() {
        return builder().build();
    }

    /** The instances of this environment with these schema modules and core only. */
    public Instances instances(Collection<? extends SchemaModule> modules) {
        return builder().modules(modules).build();
    }

    /** A builder with the settings of this environment, which notes messages and statements. */
    public Instances.Builder builder() {
        return Instances.builder()
                .settings(settings())
                .messages((level, text) -> messages.add(new Message(level, text)))
                .statements(statements::add);
    }

    /** A new instance {@code anonymous/<name>} with these schema modules. */
    public Instance init(String name, String... modules) {
        return init(name, database, modules);
    }

    /** A new instance {@code anonymous/<name>} with these schema modules and another kind of database. */
    public Instance init(String name, TestDatabase kind, String... modules) {
        return InstanceTemplate.of(kind, UnaryOperator.identity(), modules).copy(folder, name, settings(), instances());
    }

    /** A new instance {@code anonymous/<name>} with schema modules that are not on the class path. */
    public Instance initWith(String name, SchemaModule... own) {
        List<SchemaModule> known = List.of(own);
        String[] names = known.stream().map(SchemaModule::name).toArray(String[]::new);
        return InstanceTemplate.of(database, builder -> builder.modules(known), names)
                .copy(folder, name, settings(), instances(known));
    }

    /** As {@link #init}, created statement by statement as programs create it: slow, for tests of that. */
    public Instance create(String name, String... modules) {
        return create(name, database, modules);
    }

    private Instance create(String name, TestDatabase kind, String... modules) {
        return create(instances(), name, kind, modules);
    }

    Instance create(Instances program, String name, TestDatabase kind, String... modules) {
        return program.init(kind.in(
                folder,
                InitOptions.at(folder.resolve(name).toString()).withName(name).withModules(modules)));
    }

    /** All messages so far. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The messages of one level so far. */
    public List<String> messages(MessageLevel level) {
        return messages.stream()
                .filter(message -> message.level() == level)
                .map(Message::text)
                .toList();
    }

    /** The statements that some work takes. */
    public List<String> statementsOf(Runnable work) {
        int before = statements.size();
        work.run();
        return new ArrayList<>(statements.subList(before, statements.size()));
    }
}
