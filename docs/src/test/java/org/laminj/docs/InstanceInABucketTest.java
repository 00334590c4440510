package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.Instances;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.testing.FolderBackend;

@DisplayName("The page on instances in buckets")
class InstanceInABucketTest {

    @TempDir
    Path folder;

    private FolderBackend buckets;
    private Instances instances;

    @BeforeEach
    void create() throws IOException {
        buckets = new FolderBackend(Files.createDirectories(folder.resolve("buckets")));
        SettingsDirectory settings = SettingsDirectory.of(
                Map.of(
                        "LAMIN_SETTINGS_DIR",
                        folder.toString(),
                        "LAMIN_CACHE_DIR",
                        folder.resolve("cache").toString()),
                folder);
        instances = Instances.builder()
                .settings(settings)
                .storageBackends(StorageBackends.of(buckets))
                .messages((level, text) -> {})
                .build();
        instances.init(InitOptions.at("s3://our-bucket/lab")).close();
    }

    // tag::close
    static boolean addLabel(Instances instances, String name) {
        try (Instance lab = instances.connect("lab")) { // locks it
            lab.save(Draft.of(ULabel.class).with(ULabel::name, name));
            return true;
        } catch (InstanceLockedException e) {
            System.err.println(e.getMessage()); // who works with it, and since when; nothing was saved
        } catch (InstanceException e) {
            System.err.println(e.getMessage()); // the bucket was not reached; says what is kept on this machine
        }
        return false;
    }
    // end::close

    private String printedByAdding(String label) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(addLabel(instances, label)).isFalse();
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsHowToChangeOne() {
        assertThat(addLabel(instances, "one")).isTrue();
        try (Instance lab = instances.connect("lab")) {
            assertThat(lab.query(ULabel.class).one().name()).isEqualTo("one");
            assertThat(printedByAdding("two")).contains("another program on this machine works with it");
        }

        buckets.fail(StorageException.Reason.UNREACHABLE, "write ");
        assertThat(printedByAdding("two")).contains("Cannot open instance 'anonymous/lab'.");
    }
}
