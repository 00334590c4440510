package org.laminj.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instances;
import org.laminj.core.message.MessageListener;
import org.laminj.core.settings.SettingsDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Walks through the guide on instances of its own. */
@Command(
        description = "Creates a small source instance and walks through the guide \"Transfer data\" on it.",
        footer = {"  Walk through the guide in a new folder:", "    lamin demo ./demo"})
final class DemoCommand implements Runnable {

    private final Environment environment;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "An empty folder for its instances and settings; a new temporary one by default.")
    private @Nullable Path folder;

    @Option(names = "--no-picture", description = "Do not draw the lineage of the artifact.")
    private boolean noPicture;

    DemoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Path root =
                (folder == null ? temporary() : empty(folder)).toAbsolutePath().normalize();
        SettingsDirectory settings =
                SettingsDirectory.of(environment.with("LAMIN_SETTINGS_DIR", root.toString()), root);
        new DemoSource(instances(settings, (level, text) -> {}), root).create();
        Console console = environment.console();
        MessageListener shown =
                (level, text) -> console.print(level.glyph() + " " + text); // part of what the demo shows
        new DemoWalk(instances(settings, shown), root, console, !noPicture).run();
    }

    private Instances instances(SettingsDirectory settings, MessageListener messages) {
        return environment.instancesAt(settings).messages(messages).build();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lamin-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a temporary folder: " + e.getMessage(), e);
        }
    }

    private static Path empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new IllegalArgumentException("Folder '" + folder
                            + "' is not empty: name an empty one for the demo, or none for a temporary one.");
                }
            }
            return folder;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot use '" + folder + "' for the demo: " + e.getMessage() + ". Name an empty folder.", e);
        }
    }
}
