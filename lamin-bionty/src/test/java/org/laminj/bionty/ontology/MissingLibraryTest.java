package org.laminj.bionty.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Without the library that reads a format on the class path")
class MissingLibraryTest {

    /** Reads a file of which it is told, and returns what went wrong. */
    public static final class Look {

        public static String at(String folder) {
            try (OntologyFixture ontologies = new OntologyFixture(Path.of(folder))) {
                return "read " + ontologies.read(OntologyFixture.CELL_TYPES).terms();
            } catch (OntologyException e) {
                return e.reason() + " " + e.getMessage();
            }
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    obo     ; /owlapi/    ; net.sourceforge.owlapi:owlapi-oboformat
                    parquet ; /parquet/   ; blue.strategic.parquet:parquet-floor
                    tsv     ; /commons-csv/ ; org.apache.commons:commons-csv
                    """)
    void saysWhatToAdd(String ending, String jars, String artifact) throws Exception {
        Path file = Files.createDirectories(folder.resolve("ontologies-of-mine"))
                .resolve("df_all__x__1.0__CellType." + ending);
        Files.writeString(file, "format-version: 1.2\n\n[Term]\nid: X:1\nname: a\n");

        assertThat(lookWithout(jars))
                .isEqualTo("UNREADABLE Cannot read x 1.0 from '" + file + "': the library that reads "
                        + ending.toUpperCase(Locale.ROOT) + " is not on the class path. Add " + artifact
                        + ".");
    }

    private Object lookWithout(String jars) throws IOException, ReflectiveOperationException {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Pattern.compile(jars)
                        .matcher(entry.replace(File.separatorChar, '/'))
                        .find())
                .map(MissingLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            return loader.loadClass(Look.class.getName())
                    .getMethod("at", String.class)
                    .invoke(null, folder.toString());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
