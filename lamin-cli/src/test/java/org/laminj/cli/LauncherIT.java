package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static final String[] QUERY = {"query", "ulabel", "-o", "json"};
    private static final Outcome NO_RECORDS = new Outcome(0, "[]\n", "");

    /** For what is done at leisure, on a computer that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
        assertThat(lamin("--version").out()).matches("lamin \\d+\\.\\d+\\.\\d+.*\nJava \\d+.*\n.*\n");
    }

    /** {@code script} runs a command on a terminal of its own, and prints what that shows. */
    @ParameterizedTest
    @CsvSource({"C, ->", "C.UTF-8, →", "de_DE.ISO-8859-1, ->"})
    void showsOnTerminalsWhatTheyCanShow(String locale, String glyph) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script");
        lamin("init", "--storage", "lab");

        Outcome outcome = run(
                Map.of("LC_ALL", locale, "TERM", "xterm"),
                "/usr/bin/script",
                "-qec",
                "'" + LAUNCHER + "' connect lab",
                "/dev/null");

        assertThat(outcome.out()).isEqualTo("\u001b[92m" + glyph + "\u001b[0m connected lamindb: anonymous/lab\r\n");
    }

    @Test
    void startsOnWindowsAsElsewhere() throws IOException {
        String windows = Files.readString(HOME.resolve("bin").resolve("lamin.cmd"));

        assertThat(windows)
                .contains("\r\n", " org.laminj.cli.Lamin %*\r\n", "%JAVA_HOME%", "%JAVA_OPTS%", "%LAMIN_CLASSPATH%")
                .contains(Stream.of(Files.readString(LAUNCHER).split("\\s+|\""))
                        .filter(word -> word.startsWith("-XX:") || word.startsWith("-X") || word.startsWith("--enable"))
                        .filter(word -> !word.contains("$") && !word.contains("Archive"))
                        .toList());
    }

    @Test
    void loadsNothingOfDatabasesForInfo() throws IOException {
        lamin("init", "--storage", "lab", "--schema", "bionty");

        assertThat(loaded(Map.of(), "info"))
                .noneMatch(line -> Stream.of(
                                "org.sqlite.",
                                "org.postgresql.",
                                "com.zaxxer.",
                                "org.apache.ibatis.",
                                "org.laminj.bionty.")
                        .anyMatch(line::startsWith));
        assertThat(loaded(Map.of(), QUERY)).anyMatch(line -> line.startsWith("org.sqlite."));
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
        assertThat(lamin(variables, "view", "--schema", "zoo")).isEqualTo(new Outcome(0, "! No records found\n", ""));
        assertThat(lamin(variables, "view", "--registry", "animal", "-o", "json"))
                .isEqualTo(new Outcome(0, "{\n  \"zoo.Animal\" : [ ]\n}\n", ""));
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

    /** What is made in the background at the first command, and used by later ones. */
    @Nested
    @DisplayName("The start folder")
    class StartFolder {

        private static final String ARCHIVE = "classes.jsa";

        private final Map<String, String> allowed = Map.of("LAMIN_START_CACHE", "");

        @BeforeEach
        void createAnInstance() {
            assertThat(lamin("init", "--storage", "lab").exitCode()).isZero();
        }

        @Test
        void givesLaterCommandsTheirClasses() throws IOException {
            assertThat(classesOfArchive(allowed)).isEmpty();
            made();

            assertThat(classesOfArchive(allowed))
                    .contains("org.laminj.cli.QueryCommand", "org.laminj.core.Instance", "org.sqlite.JDBC");
        }

        @Test
        void givesLaterCommandsTheLibraryOfSqlite() {
            Map<String, String> nowhereToUnpack = new HashMap<>(allowed);
            nowhereToUnpack.put("JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("absent"));

            assertThat(lamin(nowhereToUnpack, QUERY).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            made();
            assertThat(lamin(nowhereToUnpack, QUERY)).isEqualTo(NO_RECORDS);
        }

        @Test
        void servesCommandsWithFurtherSchemaModules() throws IOException {
            Path classes = compileZoo();
            lamin(allowed, "info");
            made();

            assertThat(classesOfArchive(Map.of("LAMIN_START_CACHE", "", "LAMIN_CLASSPATH", classes.toString())))
                    .contains("org.laminj.cli.QueryCommand");
        }

        @Test
        void isNotMadeUnlessAllowed() {
            lamin("info");

            assertThat(starts()).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {ARCHIVE, "sqlitejdbc"})
        void isMadeAgainIfPartOfItIsLost(String name) throws IOException {
            lamin(allowed, "info");
            Path file = made().resolve(name.equals(ARCHIVE) ? name : System.mapLibraryName(name));
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));

            assertThat(lamin(allowed, QUERY)).isEqualTo(NO_RECORDS);
            await(() -> size(file) > whole.length / 2);
            made();
        }

        @Test
        void doesNoHarmWithTheArchiveOfAnother() throws IOException {
            lamin(allowed, "info");
            Path archive = made().resolve(ARCHIVE);
            byte[] content = Files.readAllBytes(archive);
            Arrays.fill(content, 0, 1 << 16, (byte) 0x5a); // where an archive tells which Java it is of
            Files.delete(archive);
            Files.write(archive, content);

            assertThat(lamin(allowed, QUERY)).isEqualTo(NO_RECORDS);
        }

        @Test
        void isDoneWithoutInAFolderThatTakesNoFiles() throws IOException {
            Path cache = Files.createDirectories(folder.resolve("cache"));
            try (ReadOnly readOnly = ReadOnly.of(cache)) {
                assertThat(lamin(allowed, QUERY)).isEqualTo(NO_RECORDS);
                assertThat(readOnly.path()).isEmptyDirectory();
            }
        }

        @Test
        void isNotWaitedFor() throws Exception {
            Path hold = Files.createFile(folder.resolve("hold"));
            Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
            Files.writeString(java, """
                    #!/bin/sh
                    case $* in
                        *Rehearsal*) while [ -e "%s" ]; do sleep 1; done ;;
                        *) exec "%s/bin/java" "$@" ;;
                    esac
                    """.formatted(hold, System.getProperty("java.home")));
            assertThat(java.toFile().setExecutable(true)).isTrue();
            Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"slow\"");
            Map<String, String> variables = Map.of(
                    "LAMIN_START_CACHE", "", "JAVA_HOME", folder.resolve("java").toString());

            Process process = process(variables, List.of(LAUNCHER.toString(), "info"))
                    .redirectErrorStream(true)
                    .start();
            try {
                CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> content(process));
                assertThat(output.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
                assertThat(process.waitFor()).isZero();
            } finally {
                Files.delete(hold);
            }
        }

        @Test
        void isMadeOnceByCommandsThatStartTogether() throws IOException {
            List<CompletableFuture<Process>> processes = new ArrayList<>();
            for (int count = 0; count < 4; count++) {
                processes.add(process(allowed, List.of(LAUNCHER.toString(), "info"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit());
            }

            assertThat(processes)
                    .allSatisfy(
                            process -> assertThat(process.join().exitValue()).isZero());
            made();
            assertThat(classesOfArchive(allowed)).isNotEmpty();
        }
    }

    private Path starts() {
        return folder.resolve("cache").resolve("laminj");
    }

    /** The start folder, once it is complete and the only one. */
    private Path made() {
        await(() -> names(starts()).size() == 1 && !names(starts()).get(0).endsWith(".making"));
        return starts().resolve(names(starts()).get(0));
    }

    private static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    /** The classes that a command takes from an archive of its own instead of the one of Java. */
    private Set<String> classesOfArchive(Map<String, String> variables) throws IOException {
        return loaded(variables, QUERY)
                .filter(line -> line.endsWith("source: shared objects file (top)"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    /** A line for each class that a command loads, which begins with its name and ends with where it comes from. */
    private Stream<String> loaded(Map<String, String> variables, String... arguments) throws IOException {
        Path log = folder.resolve("loaded.txt");
        Map<String, String> more = new HashMap<>(variables);
        more.put("JAVA_OPTS", "-Xlog:class+load:file=" + log + ":none");
        assertThat(lamin(more, arguments).exitCode()).isZero();
        return Files.readAllLines(log).stream();
    }

    private static byte[] content(Process process) {
        try (InputStream output = process.getInputStream()) {
            return output.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length(); // 0 while it is being replaced
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
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

    private ProcessBuilder process(Map<String, String> variables, List<String> command) {
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
