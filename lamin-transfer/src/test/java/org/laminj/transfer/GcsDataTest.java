package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Artifact;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.ContentHash;
import org.laminj.storage.Artifacts;
import org.laminj.storage.NewArtifact;
import org.laminj.storage.internal.gcs.GcsStorageBackend;
import org.laminj.storage.internal.local.LocalStorageBackend;
import org.laminj.storage.testing.GcsServer;

@DisplayName("Data on Google Cloud Storage")
class GcsDataTest {

    private static final TransferOptions COPY =
            TransferOptions.builder().data(Data.COPY).build();

    @TempDir
    Path folder;

    private final GcsServer server = GcsServer.start("a-bucket");
    private final StorageBackend google = GcsStorageBackend.at(server.url(), Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        server.close();
    }

    private Instances instances() {
        return TestEnvironment.in(folder)
                .builder()
                .storageBackends(StorageBackends.of(new LocalStorageBackend(), google))
                .build();
    }

    private Instance init(String storage, String name) {
        return instances().init(InitOptions.at(storage).withName(name));
    }

    private void createOrigin() throws IOException {
        Path zarr = folder.resolve("cells.zarr");
        Files.createDirectories(zarr.resolve("X"));
        Files.writeString(zarr.resolve(".zattrs"), "{}");
        Files.writeString(zarr.resolve("X/0.0"), "a chunk");
        Files.writeString(folder.resolve("100% lung 🫁.csv"), "an object");
        try (Instance origin = init("gs://a-bucket/origin", "origin")) {
            Artifacts artifacts = Artifacts.of(origin);
            artifacts.save(NewArtifact.from(zarr).withKey("cells.zarr"));
            artifacts.save(NewArtifact.from(folder.resolve("100% lung 🫁.csv")).withKey("100% lung 🫁.csv"));
        }
    }

    private static TransferReport copy(String from, Instance into) {
        Instance source = into.using(from);
        return Transfer.from(source)
                .into(into)
                .select(source.query(Artifact.class))
                .with(COPY)
                .apply();
    }

    private void empty(String prefix) {
        List<StoragePath> objects;
        try (Stream<StoredObject> found = google.list(StoragePath.of("gs://a-bucket/" + prefix))) {
            objects = found.map(StoredObject::path).toList();
        }
        assertThat(objects).isNotEmpty();
        objects.forEach(google::delete);
    }

    private static void assertHasAllData(Instance instance) {
        List<Artifact> artifacts = instance.query(Artifact.class).list();
        assertThat(artifacts).hasSize(2).allSatisfy(artifact -> {
            assertThat(artifact.storage().get().instanceUid()).isEqualTo(instance.uid());
            Path copy = Artifacts.of(instance).cache(artifact);
            ContentHash hash = artifact.nObjects() == null
                    ? ContentHash.of(copy)
                    : ContentHash.ofDirectory(copy).hash();
            assertThat(hash).hasToString(artifact.hash());
        });
    }

    @Test
    void goesToAFolderAndBackWithTheSourceGone() throws IOException {
        createOrigin();
        try (Instance lab = init(folder.resolve("lab").toString(), "lab")) {
            assertThat(copy("anonymous/origin", lab).data().copied()).isEqualTo(3);
            empty("origin");

            assertHasAllData(lab);
        }
        try (Instance archive = init("gs://a-bucket/archive", "archive")) {
            assertThat(copy("anonymous/lab", archive).data().copied()).isEqualTo(3);
            MoreFiles.deleteRecursively(folder.resolve("lab"), RecursiveDeleteOption.ALLOW_INSECURE);

            assertHasAllData(archive);
        }
    }
}
