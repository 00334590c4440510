package org.laminj.benchmark;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.testing.TestDatabase;

/** A folder with settings and instances of its own, which are gone when it is closed. */
final class Workplace implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> variables;

    private Workplace(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
    }

    /** A new folder below another one. */
    static Workplace below(Path parent) throws IOException {
        return below(parent, Map.of());
    }

    /** A new folder below another one, whose new instances have variables of the environment. */
    static Workplace below(Path parent, Map<String, String> variables) throws IOException {
        Files.createDirectories(parent);
        return new Workplace(Files.createTempDirectory(parent, "work"), variables);
    }

    Path folder() {
        return folder;
    }

    /** Makes an instance of another workplace known here. */
    void know(InstanceSettings instance) {
        settings(folder, variables).save(instance);
    }

    /** A new and empty instance. */
    Instance init(String name, TestDatabase kind) {
        return init(name, kind, sql -> {});
    }

    /** A new and empty instance that tells of its statements, and of those of the instances opened beside it. */
    Instance init(String name, TestDatabase kind, Consumer<String> statements) {
        InitOptions options =
                InitOptions.at(folder.resolve(name).toString()).withName(name).withModules("bionty");
        return instances(settings(folder, variables), statements).init(kind.in(folder, options));
    }

    /** The instances that are known in a folder of settings. They say nothing. */
    static Instances instances(Path settings, Consumer<String> statements) {
        return instances(settings(settings, Map.of()), statements);
    }

    private static Instances instances(SettingsDirectory settings, Consumer<String> statements) {
        return Instances.builder()
                .settings(settings)
                .messages((level, text) -> {})
                .statements(statements)
                .build();
    }

    private static SettingsDirectory settings(Path folder, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("LAMIN_SETTINGS_DIR", folder.toString());
        return SettingsDirectory.of(environment, folder);
    }

    /** Deletes the folder. PostgreSQL databases go when the next one is made. */
    @Override
    public void close() throws IOException {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
