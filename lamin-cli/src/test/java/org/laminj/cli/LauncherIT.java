package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;

/** The command as it is installed: a process of its own, started elsewhere, in an environment that says little. */
class LauncherIT {

    private static final Path HOME = Path.of("target", "lamin").toAbsolutePath();
    private static final Path LAUNCHER = HOME.resolve("bin").resolve("lamin");

    private static final String ANIMAL = """
            package org.example.zoo;

            import org.laminj.core.RecordId;
            import org.laminj.core.SqlRecord;
            import org.laminj.core.registry.RegistryTable;
            import org.laminj.core.registry.Text;
            import org.laminj.core.registry.Uid;

            @RegistryTable(value = "zoo_animal", nameField = "name")
            public record Animal(RecordId id, @Uid(8) String uid, @Text(64) String name) implements SqlRecord {}
            """;

    private static final String ZOO = """
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

    @TempDir
    private Path folder;

    @BeforeEach
    void useTheComputer() {
        CommandLineRun.in(folder);
    }

    @Test
    void walksFromInitToDelete() {
        assertThat(lamin("init", "--storage", "./test-transfer", "--schema", "bionty,wetlab"))
                .isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/test-transfer\n"));
        assertThat(folder.resolve("test-transfer")).isDirectory();
        assertThat(lamin("query", "wetlab.well", "-o", "json")).isEqualTo(new Outcome(0, "[]\n", ""));
        assertThat(lamin("query", "ulabel", "--filter", "name=🧬 \"it's\"\n100%", "-o", "json"))
                .isEqualTo(new Outcome(0, "[]\n", ""));
        assertThat(lamin("query", "ulabel", "--filter", "id=🧬 ü").err())
                .startsWith("✗ Value '🧬 ü' does not fit 'id'")
                .hasLineCount(1);
        assertThat(lamin("delete", "--force", "test-transfer")).isEqualTo(new Outcome(0, "", """
                ! calling anonymously, will miss private instances
                • deleting instance anonymous/test-transfer
                """));
    }

    @Test
    void endsWithTheExitCodeOfTheFailure() {
        assertThat(lamin("query", "artifact"))
                .isEqualTo(new Outcome(5, "", "✗ No instance is loaded! Call `lamin init` or `lamin connect`\n"));
        assertThat(lamin("--limit").exitCode()).isEqualTo(2);
    }

    @Test
    void tellsTheVersionOfTheJar() {
        assertThat(lamin("--version").out()).matches("lamin \\d+\\.\\d+\\.\\d+.*\n");
    }

    @Test
    void startsThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER);

        assertThat(run(Map.of(), link.toString(), "--help").exitCode()).isZero();
    }

    @Test
    void seesSchemaModulesOfTheClassPath() throws IOException {
        Path classes = compileZoo();
        Map<String, String> variables = Map.of("LAMIN_CLASSPATH", classes.toString());

        assertThat(lamin(variables, "init", "--storage", "zoo", "--schema", "zoo"))
                .isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/zoo\n"));
        assertThat(lamin(variables, "query", "zoo.Animal", "-o", "csv")).isEqualTo(new Outcome(0, "id,uid,name\n", ""));
        assertThat(lamin("query", "zoo.Animal").exitCode()).isEqualTo(2);
    }

    @Test
    void namesSchemaModulesThatDoNotLoad() throws IOException {
        Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve("org.laminj.core.spi.SchemaModule"), "org.example.Nowhere\n");
        Map<String, String> variables =
                Map.of("LAMIN_CLASSPATH", folder.resolve("broken").toString());

        Outcome outcome = lamin(variables, "disconnect");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("✗ ")
                .contains("org.example.Nowhere")
                .hasLineCount(1);
    }

    private Path compileZoo() throws IOException {
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

    private static String installedClassPath() throws IOException {
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Outcome lamin(String... arguments) {
        return lamin(Map.of(), arguments);
    }

    private Outcome lamin(Map<String, String> variables, String... arguments) {
        return run(variables, LAUNCHER.toString(), arguments);
    }

    private Outcome run(Map<String, String> variables, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LAMIN_SETTINGS_DIR", folder.toString());
        environment.put("LAMIN_CACHE_DIR", folder.resolve("cache").toString());
        environment.putAll(variables);
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
}
