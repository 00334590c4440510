package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.testing.TestEnvironment;

/** What is made in the background at the first command, and used by later ones. */
@DisplayName("The start folder")
class StartFolderIT extends InstalledCommand {

    private final Map<String, String> allowed = Map.of("LAMIN_START_CACHE", "");

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
        Outcome later = lamin(nowhereToUnpack, QUERY); // of which some versions of Java warn
        assertThat(later.exitCode()).isZero();
        assertThat(later.out()).isEqualTo(NO_RECORDS.out());
    }

    @Test
    void isNotMadeUnlessAllowed() {
        lamin("info");

        assertThat(starts()).doesNotExist();
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
