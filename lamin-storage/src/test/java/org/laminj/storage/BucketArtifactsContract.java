package org.laminj.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.settings.InstanceId;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.testing.TestEnvironment.Message;
import org.laminj.core.uid.ContentHash;
import org.laminj.storage.internal.local.LocalStorageBackend;

/** What artifacts and locations do with objects in any kind of bucket. */
public abstract class BucketArtifactsContract {

    private static final String HELLO = "sZRqySSS0jR8YjW00mERhA";

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Artifacts artifacts;
    private StorageLocations locations;

    /** The backend under test. */
    protected abstract StorageBackend backend();

    /** A bucket that is empty when a test begins. */
    protected abstract StoragePath bucket();

    /** The hash of a folder with the lines {@code hello} and {@code world}, as the original makes it for such a bucket. */
    protected String hashOfFolder() {
        return "PFZ3g1ZNxzA7mqT6Mbce4w";
    }

    @BeforeEach
    void init() {
        environment = TestEnvironment.in(folder);
        environment.init("lab").close();
        lamin = instances().connect("anonymous/lab");
        artifacts = Artifacts.of(lamin);
        locations = StorageLocations.of(lamin);
    }

    private Instances instances() {
        return environment
                .builder()
                .storageBackends(StorageBackends.of(new LocalStorageBackend(), backend()))
                .build();
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    final StorageLocations locations() {
        return locations;
    }

    final List<String> messages() {
        return environment.messages(MessageLevel.IMPORTANT);
    }

    private StoragePath put(String key, String content) {
        StoragePath path = bucket().resolve(key);
        backend().write(path, ObjectContent.of(content.getBytes(UTF_8)), WriteCondition.none());
        return path;
    }

    private List<String> keys() {
        try (Stream<StoredObject> found = backend().list(bucket())) {
            return found.map(object -> object.path().relativeTo(bucket())).toList();
        }
    }

    private String text(StoragePath path) throws IOException {
        try (InputStream bytes = backend().read(path)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }

    @Test
    void aLocationIsManagedByWhoeverRegistersIt() throws IOException {
        StoragePath root = bucket().resolve("lab");

        Storage storage = locations.register(root + "/");

        assertThat(storage.root()).isEqualTo(root.toString());
        assertThat(storage.type()).isEqualTo(root.scheme());
        assertThat(storage.instanceUid()).isEqualTo(lamin.uid());
        assertThat(storage.uid()).hasSize(12);
        assertThat(locations.isManaged(storage)).isTrue();
        assertThat(text(root.resolve(".lamindb/_is_initialized"))).isEqualTo(storage.uid());
        assertThat(locations.register(root.toString())).isEqualTo(storage);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> locations.register(root.resolve("inside").toString()))
                .withMessageContaining("it lies inside storage '" + root + "'");
        assertThat(locations.list()).hasSize(2);
    }

    @Test
    void aLocationOfAnotherInstanceIsFoundByItsMarker() {
        StoragePath root = bucket().resolve("theirs");
        put("theirs/.lamindb/_is_initialized", "D9BilDV2abcd");
        StoragePath object = put("theirs/deep/down/lung.txt", "hello\n");
        InstanceId theirs = InstanceId.ofSlug(new Slug("laminlabs", "theirs"));
        if (root.scheme().equals("s3") || root.scheme().equals("gs")) {
            environment
                    .settings()
                    .save(InstanceSettings.builder(new Slug("laminlabs", "theirs"), StorageRoot.of(root.toString()))
                            .build());
        }

        Artifact artifact = artifacts.save(NewArtifact.from(object.toString()));

        Storage storage = artifact.storage().get();
        assertThat(storage.root()).isEqualTo(root.toString());
        assertThat(storage.uid()).isEqualTo("D9BilDV2abcd");
        assertThat(locations.isManaged(storage)).isFalse();
        assertThat(artifact.key()).isEqualTo("deep/down/lung.txt");
        if (root.scheme().equals("s3") || root.scheme().equals("gs")) {
            assertThat(storage.instanceUid()).isEqualTo(theirs.uid());
        }
        assertThat(locations.register(root.toString())).isEqualTo(storage);
        assertThat(keys()).containsExactly("theirs/.lamindb/_is_initialized", "theirs/deep/down/lung.txt");
    }

    @Test
    void aBucketThatNobodyRegisteredIsLinkedAndNotWrittenTo() {
        StoragePath object = put("a b+1%/🧬.h5ad", "hello\n");

        Artifact artifact = artifacts.save(NewArtifact.from(object.toString()));

        assertThat(artifact.key()).isEqualTo("a b+1%/🧬.h5ad");
        assertThat(artifact.keyIsVirtual()).isFalse();
        assertThat(artifact.suffix()).isEqualTo(".h5ad");
        assertThat(artifact.size()).isEqualTo(6);
        assertThat(artifact.hash()).isEqualTo(HELLO);
        assertThat(artifact.storage().get().root()).isEqualTo(bucket().toString());
        assertThat(artifact.storage().get().instanceUid()).isNull();
        assertThat(artifacts.path(artifact)).isEqualTo(object);
        assertThat(keys()).containsExactly("a b+1%/🧬.h5ad");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> artifacts.delete(artifact))
                .withMessageContaining("is managed by no instance");
        artifacts.trash(artifact);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void aFolderInABucketIsOneArtifact() throws IOException {
        put("x.zarr/x", "hello\n");
        put("x.zarr/sub/y", "world\n");

        Artifact artifact =
                artifacts.save(NewArtifact.from(bucket().resolve("x.zarr").toString()));

        assertThat(artifact.hash()).isEqualTo(hashOfFolder());
        assertThat(artifact.hashType()).isEqualTo("md5-d");
        assertThat(artifact.nObjects()).isEqualTo(2);
        assertThat(artifact.size()).isEqualTo(12);
        Path copy = artifacts.cache(artifact);
        assertThat(copy.resolve("x")).hasContent("hello\n");
        assertThat(copy.resolve("sub/y")).hasContent("world\n");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> artifacts.open(artifact))
                .withMessageContaining("it is a folder with 2 objects");
    }

    @Test
    void aFolderThatIsCopiedIntoABucketKeepsItsHash() throws IOException {
        Path zarr = Files.createDirectories(folder.resolve("x.zarr/sub")).getParent();
        Files.writeString(zarr.resolve("x"), "hello\n");
        Files.writeString(zarr.resolve("sub/y"), "world\n");

        Artifact artifact = artifacts.save(NewArtifact.from(zarr)
                .withKey("x.zarr")
                .into(locations.register(bucket().resolve("lab").toString())));

        assertThat(artifact.hash()).isEqualTo("PFZ3g1ZNxzA7mqT6Mbce4w");
        assertThat(ContentHash.ofDirectory(artifacts.cache(artifact)).hash()).hasToString(artifact.hash());
    }

    @Test
    void aLargeFileThatIsCopiedIntoABucketKeepsItsHash() throws IOException {
        Path file = folder.resolve("zeros.bin");
        try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
            zeros.setLength(52_428_801);
        }

        Artifact artifact = artifacts.save(NewArtifact.from(file)
                .withKey("zeros.bin")
                .into(locations.register(bucket().resolve("lab").toString())));

        assertThat(artifact.hash()).isEqualTo("I-EOc37Fd5SZVtseNYT2KN");
        assertThat(ContentHash.of(artifacts.cache(artifact))).hasToString(artifact.hash());
    }

    @Test
    void anArtifactIsReadAsStreamAsChannelAndFromTheCache() throws IOException {
        Artifact artifact =
                artifacts.save(NewArtifact.from(put("a.txt", "0123456789").toString()));

        try (InputStream bytes = artifacts.open(artifact)) {
            assertThat(bytes).hasContent("0123456789");
        }
        try (SeekableByteChannel channel = artifacts.openChannel(artifact)) {
            ByteBuffer three = ByteBuffer.allocate(3);
            channel.position(4).read(three);
            assertThat(new String(three.array(), UTF_8)).isEqualTo("456");
        }
        assertThat(artifacts.cache(artifact))
                .isEqualTo(folder.resolve("cache")
                        .resolve(bucket().bucket())
                        .resolve(artifacts.path(artifact).key()))
                .hasContent("0123456789");
    }

    @Test
    void anArtifactIsStoredReplacedAndDeletedInABucket() throws IOException {
        Storage storage = locations.register(bucket().resolve("lab").toString());
        Path file = Files.writeString(folder.resolve("a.txt"), "one");

        Artifact artifact =
                artifacts.save(NewArtifact.from(file).withKey("a.txt").into(storage));

        String object =
                storage.root().substring(bucket().toString().length() + 1) + "/.lamindb/" + artifact.uid() + ".txt";
        assertThat(keys()).containsExactlyInAnyOrder(object, "lab/.lamindb/_is_initialized");
        assertThat(artifacts.cache(artifact)).hasContent("one");

        Artifact replaced = artifacts.replace(artifact, Files.writeString(folder.resolve("b.txt"), "two!"));
        assertThat(artifacts.cache(replaced)).hasContent("two!");
        assertThat(keys()).containsExactlyInAnyOrder(object, "lab/.lamindb/_is_initialized");

        artifacts.delete(replaced);
        assertThat(keys()).containsExactly("lab/.lamindb/_is_initialized");
        assertThat(environment.messages())
                .contains(new Message(MessageLevel.SUCCESS, "deleted " + bucket() + "/" + object));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> artifacts.save(
                        NewArtifact.from(bucket().resolve("missing.txt").toString())))
                .withMessageContaining(bucket() + "/missing.txt")
                .extracting(StorageException::reason)
                .isEqualTo(Reason.MISSING);
        assertThat(lamin.query(Artifact.class).count()).isZero();
    }
}
