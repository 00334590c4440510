package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.testing.TestEnvironment;

/** A start folder that an earlier command has made. */
@DisplayName("A start folder that is there")
class GivenStartFolderIT extends InstalledCommand {

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
    void servesCommandsWithFurtherSchemaModules() throws IOException {
        Path classes = compileZoo();
        given();

        assertThat(classesOfArchive(Map.of("LAMIN_START_CACHE", "", "LAMIN_CLASSPATH", classes.toString())))
                .contains("org.laminj.cli.QueryCommand");
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
}
