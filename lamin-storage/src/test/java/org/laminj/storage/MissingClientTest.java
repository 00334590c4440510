package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;

@DisplayName("Without the client of a cloud on the class path")
class MissingClientTest {

    /** Looks at an object of which it is told, and returns what went wrong. */
    public static final class Look {

        public static String at(String object) {
            try {
                StoragePath path = StoragePath.of(object);
                return "found " + StorageBackends.discovered().of(path).stat(path);
            } catch (RuntimeException e) {
                return e.getMessage();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    gs://a-bucket/a ; /com/google/(cloud|auth|apis)/ ; the client of Google Cloud Storage is not on the \
                    class path. Add com.google.cloud:google-cloud-storage.
                    """)
    void saysWhatToAdd(String object, String jars, String why) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Pattern.compile(jars)
                        .matcher(entry.replace(File.separatorChar, '/'))
                        .find())
                .map(Path::of)
                .map(Path::toUri)
                .map(MissingClientTest::url)
                .toArray(URL[]::new);

        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Object answer = loader.loadClass(Look.class.getName())
                    .getMethod("at", String.class)
                    .invoke(null, object);

            assertThat(answer).isEqualTo("Cannot reach '" + object + "': " + why);
        }
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
