package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.Instances;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.storage.internal.local.LocalStorageBackend;

/** What two users do, each on a machine of their own, with an instance in any kind of bucket. */
public abstract class BucketInstanceContract {

    @TempDir
    Path folder;

    private Instances ann;
    private Instances bob;

    /** The backend under test. */
    protected abstract StorageBackend backend();

    /** A bucket that is empty when a test begins. */
    protected abstract StoragePath bucket();

    @BeforeEach
    void createByAnn() {
        ann = instances("ann");
        bob = instances("bob");
        try (Instance lab = ann.init(InitOptions.at(root().toString()))) {
            bob.settings().save(lab.settings());
        }
    }

    private StoragePath root() {
        return bucket().resolve("lab");
    }

    private Instances instances(String handle) {
        Path home = folder.resolve(handle);
        SettingsDirectory settings = SettingsDirectory.of(
                Map.of(
                        "LAMIN_SETTINGS_DIR",
                        home.toString(),
                        "LAMIN_CACHE_DIR",
                        home.resolve("cache").toString()),
                home);
        settings.save(new UserSettings(null, null, null, null, handle + "00000", null, handle, null));
        return Instances.builder()
                .settings(settings)
                .storageBackends(StorageBackends.of(backend(), new LocalStorageBackend()))
                .messages((level, text) -> {})
                .build();
    }

    private static void save(Instance lab, String label) {
        lab.save(Draft.of(ULabel.class).with(ULabel::name, label));
    }

    private static List<String> labels(Instance lab) {
        return lab.query(ULabel.class).list().stream().map(ULabel::name).toList();
    }

    @Test
    void theyChangeItInTurn() {
        try (Instance lab = ann.connect("ann/lab")) {
            save(lab, "of Ann");
            assertThatExceptionOfType(InstanceLockedException.class)
                    .isThrownBy(() -> bob.connect("ann/lab"))
                    .withMessageContaining("user ann00000 works with it since ");
        }
        try (Instance lab = bob.connect("ann/lab")) {
            assertThat(labels(lab)).containsExactly("of Ann");
            save(lab, "of Bob");
        }
        try (Instance lab = ann.connect("ann/lab")) {
            assertThat(labels(lab)).containsExactlyInAnyOrder("of Ann", "of Bob");
        }
    }

    @Test
    void oneReadsItWhileTheOtherChangesIt() {
        try (Instance own = bob.init(InitOptions.at(bucket().resolve("of-bob").toString()))) {
            try (Instance lab = ann.connect("ann/lab")) {
                save(lab, "of Ann");
                assertThat(labels(own.using("ann/lab"))).isEmpty();
            }
        }
        try (Instance own = bob.connect("bob/of-bob")) {
            assertThat(labels(own.using("ann/lab"))).containsExactly("of Ann");
        }
    }

    @Test
    void theyShareItsArtifacts() throws IOException {
        Path file = Files.writeString(folder.resolve("cells.csv"), "a,b\n");
        try (Instance lab = ann.connect("ann/lab")) {
            Artifacts.of(lab).save(NewArtifact.from(file).withKey("cells.csv"));
        }

        try (Instance lab = bob.connect("ann/lab")) {
            Artifact artifact = lab.query(Artifact.class).one();
            assertThat(Artifacts.of(lab).cache(artifact)).hasContent("a,b\n");
        }
    }

    @Test
    void nothingOfItIsLeftWhenItIsDeleted() {
        bob.connect("ann/lab").close();

        ann.delete("ann/lab");

        try (Stream<StoredObject> left = backend().list(bucket())) {
            assertThat(left).isEmpty();
        }
    }
}
