package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;

/** The command as it is installed: a process of its own, started elsewhere, in an environment that says little. */
abstract class InstalledCommand {

    static final Path HOME = Path.of("target", "lamin").toAbsolutePath();
    static final Path LAUNCHER = HOME.resolve("bin").resolve("lamin");

    static final String ANIMAL = """
            package org.example.zoo;

            import org.laminj.core.RecordId;
            import org.laminj.core.SqlRecord;
            import org.laminj.core.registry.RegistryTable;
            import org.laminj.core.registry.Text;
            import org.laminj.core.registry.Uid;

            @RegistryTable(value = "zoo_animal", nameField = "name")
            public record Animal(RecordId id, @Uid(8) String uid, @Text(64) String name) implements SqlRecord {}
            """;

    static final String ZOO = """
            package org.example.zoo;

            import java.util.List;
            import org.laminj.core.SqlRecord;
            import org.laminj.core.spi.SchemaModule;

            public final class Zoo implements SchemaModule {
                @Override
                public String name() {
                    return "zoo";
                }

                @Override
                public List<Class<? extends SqlRecord>> registries() {
                    return List.of(Animal.class);
                }
            }
            """;

    static final String[] QUERY = {"query", "ulabel", "-o", "json"};
    static final Outcome NO_RECORDS = new Outcome(0, "[]\n", "");

    /** For what is done at leisure, on a computer that has other things to do. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @BeforeEach
    void useTheComputer() {
        CommandLineRun.in(folder);
    }

    Path starts() {
        return folder.resolve("cache").resolve("laminj");
    }

    /** The start folder, once it is complete and the only one. */
    Path made() {
        await(() -> names(starts()).size() == 1 && !names(starts()).get(0).endsWith(".making"));
        return starts().resolve(names(starts()).get(0));
    }

    static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    /** The classes that a command takes from an archive of its own instead of the one of Java. */
    Set<String> classesOfArchive(Map<String, String> variables) throws IOException {
        return loaded(variables, QUERY)
                .filter(line -> line.endsWith("source: shared objects file (top)"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    /** A line for each class that a command loads, which begins with its name and ends with where it comes from. */
    Stream<String> loaded(Map<String, String> variables, String... arguments) throws IOException {
        Path log = folder.resolve("loaded.txt");
        Map<String, String> more = new HashMap<>(variables);
        more.put("JAVA_OPTS", "-Xlog:class+load:file=" + log + ":none");
        assertThat(lamin(more, arguments).exitCode()).isZero();
        return Files.readAllLines(log).stream();
    }

    static byte[] content(Process process) {
        try (InputStream output = process.getInputStream()) {
            return output.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long size(Path file) {
        return file.toFile().length(); // 0 while it is being replaced
    }

    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    Path compileZoo() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/org/example/zoo"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path animal = Files.writeString(sources.resolve("Animal.java"), ANIMAL);
        Path zoo = Files.writeString(sources.resolve("Zoo.java"), ZOO);
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.laminj.core.spi.SchemaModule"), "org.example.zoo.Zoo\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int problems = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                installedClassPath(),
                "-d",
                classes.toString(),
                animal.toString(),
                zoo.toString());
        assertThat(problems).isZero();
        return classes;
    }

    static String installedClassPath() throws IOException {
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    Outcome lamin(String... arguments) {
        return lamin(Map.of(), arguments);
    }

    Outcome lamin(Map<String, String> variables, String... arguments) {
        return run(variables, LAUNCHER.toString(), arguments);
    }

    Outcome run(Map<String, String> variables, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                process(variables, command).redirectOutput(out.toFile()).redirectError(err.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    ProcessBuilder process(Map<String, String> variables, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LAMIN_SETTINGS_DIR", folder.toString());
        environment.put("LAMIN_CACHE_DIR", folder.resolve("cache").toString());
        environment.put("LAMIN_START_CACHE", "off"); // nothing goes on in the background
        environment.putAll(variables);
        return builder;
    }
}
