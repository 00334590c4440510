package org.laminj.benchmark;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Workplace(Path folder) {
        this.folder = folder;
    }

    /** A new folder below another one. */
    static Workplace below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Workplace(Files.createTempDirectory(parent, "work"));
    }

    Path folder() {
        return folder;
    }

    /** Makes an instance of another workplace known here. */
    void know(InstanceSettings instance) {
        settings(folder).save(instance);
    }

    /** A new and empty instance. */
    Instance init(String name, TestDatabase kind) {
        return init(name, kind, sql -> {});
    }

    /** A new and empty instance that tells of its statements, and of those of the instances opened beside it. */
    Instance init(String name, TestDatabase kind, Consumer<String> statements) {
        InitOptions options =
                InitOptions.at(folder.resolve(name).toString()).withName(name).withModules("bionty");
        return instances(folder, statements).init(kind.in(folder, options));
    }

    /** The instances that are known in a folder of settings. They say nothing. */
    static Instances instances(Path settings, Consumer<String> statements) {
        return Instances.builder()
                .settings(settings(settings))
                .messages((level, text) -> {})
                .statements(statements)
                .build();
    }

    private static SettingsDirectory settings(Path folder) {
        return SettingsDirectory.of(Map.of("LAMIN_SETTINGS_DIR", folder.toString()), folder);
    }

    /** Deletes the folder. PostgreSQL databases go when the next one is made. */
    @Override
    public void close() throws IOException {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
