package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Empties the working folder, which also holds the settings, before each test.
 *
 * <p>Snippets show the environment of their reader. The build gives them one of their own; without it the test is
 * skipped, for it would work on the instances of whoever runs it.
 */
final class FreshSettings implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        String folder = System.getProperty("docs.folder");
        Assumptions.assumeTrue(folder != null, "needs settings and a working folder of its own: run it with Maven");
        Path work = Path.of("").toAbsolutePath();
        assertThat(work).isEqualTo(Path.of(folder));
        assertThat(System.getenv("LAMIN_SETTINGS_DIR")).isEqualTo(folder);
        List<Path> left;
        try (Stream<Path> files = Files.walk(work)) {
            left = files.filter(file -> !file.equals(work))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }
}
