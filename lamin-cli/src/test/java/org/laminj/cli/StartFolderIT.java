package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.testing.TestEnvironment;

/** What is made in the background at the first command, and used by later ones. */
@DisplayName("The start folder")
class StartFolderIT extends InstalledCommand {

    private static final String ARCHIVE = "classes.jsa";

    private final Map<String, String> allowed = Map.of("LAMIN_START_CACHE", "");

    /** Holds the first one that was made for a test, for it is the same for all. */
    @TempDir
    static Path shared;

    /** One that a command has made. */
    private Path given() throws IOException {
        if (names(shared).isEmpty()) {
            lamin(allowed, "info");
            copy(made(), shared);
        } else {
            copy(shared.resolve(names(shared).get(0)), Files.createDirectories(starts()));
        }
        return made();
    }

    /** With the times of the files, by which the launcher tells whether a folder is older than the jars. */
    private static void copy(Path directory, Path into) throws IOException {
        Process copying = new ProcessBuilder("cp", "-a", directory.toString(), into.toString()).start();
        assertThat(copying.onExit().join().exitValue()).isZero();
    }

    @BeforeEach
    void createAnInstance() {
        TestEnvironment.in(folder).init("lab").close();
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
        given();

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
        Path file = given().resolve(name.equals(ARCHIVE) ? name : System.mapLibraryName(name));
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(lamin(allowed, QUERY)).isEqualTo(NO_RECORDS);
        await(() -> size(file) > whole.length / 2);
        made();
    }

    @Test
    void doesNoHarmWithTheArchiveOfAnother() throws IOException {
        Path archive = given().resolve(ARCHIVE);
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
                .allSatisfy(process -> assertThat(process.join().exitValue()).isZero());
        made();
        assertThat(classesOfArchive(allowed)).isNotEmpty();
    }
}
