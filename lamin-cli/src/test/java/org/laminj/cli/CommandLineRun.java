package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.testing.RealInstance;

/** Runs commands in this process, with settings and instances of their own under one folder. */
final class CommandLineRun {

    private final Path folder;
    private final Map<String, String> variables;
    private final String input;
    private final Terminal terminal;
    private final Terminal screen;

    /** How a command ended and what it printed. */
    record Outcome(int exitCode, String out, String err) {}

    private CommandLineRun(
            Path folder, Map<String, String> variables, String input, Terminal terminal, Terminal screen) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        this.input = input;
        this.terminal = terminal;
        this.screen = screen;
    }

    /** A computer on which nobody used the command before. */
    static CommandLineRun fresh(Path folder) {
        return new CommandLineRun(
                folder,
                Map.of(
                        "LAMIN_SETTINGS_DIR", folder.toString(),
                        "LAMIN_CACHE_DIR", folder.resolve("cache").toString()),
                "",
                Terminal.none(),
                Terminal.none());
    }

    /** A computer with the anonymous user and these instances, none of them connected. */
    static CommandLineRun in(Path folder, RealInstance... instances) {
        CommandLineRun run = fresh(folder);
        run.settings().save(UserSettings.anonymous());
        for (RealInstance instance : instances) {
            instance.unpack(folder);
        }
        return run;
    }

    /** The same with a variable of the environment. */
    CommandLineRun with(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new CommandLineRun(folder, more, input, terminal, screen);
    }

    /** The same with something to read from standard input. */
    CommandLineRun answering(String answer) {
        return new CommandLineRun(folder, variables, answer, terminal, screen);
    }

    /** The same with somebody who watches. */
    CommandLineRun on(Terminal watched) {
        return new CommandLineRun(folder, variables, input, watched, screen);
    }

    /** The same with somebody who reads what it prints. */
    CommandLineRun reading(Terminal read) {
        return new CommandLineRun(folder, variables, input, terminal, read);
    }

    /** What nothing is printed on. */
    static Environment silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        return new Environment(
                Map.of(),
                new Console(nowhere, nowhere, InputStream.nullInputStream(), Terminal.none(), Terminal.none()));
    }

    SettingsDirectory settings() {
        return SettingsDirectory.of(variables, folder);
    }

    /** The connected instance, as a program would open it. */
    Instance current() {
        return Instances.builder().settings(settings()).build().current().orElseThrow();
    }

    /** Changes the database of the connected instance as another program would. */
    void execute(String sql) {
        Path database = settings().currentInstance().orElseThrow().sqliteFile().orElseThrow();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Outcome lamin(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8),
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                terminal,
                screen);
        int exitCode = new Lamin(new Environment(variables, console)).run(arguments);
        return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Creates and connects an instance {@code anonymous/<name>} with these schema modules. */
    CommandLineRun init(String name, String modules) {
        Outcome outcome = lamin("init", "--storage", path(name).toString(), "--schema", modules);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.err());
        }
        return this;
    }

    /** All files under the folder but the cache, with the hash of what is in them. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> !path.startsWith(folder.resolve("cache")))
                    .toList()) {
                String content = Files.isRegularFile(file)
                        ? Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString()
                        : "folder";
                files.put(folder.relativize(file).toString(), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
