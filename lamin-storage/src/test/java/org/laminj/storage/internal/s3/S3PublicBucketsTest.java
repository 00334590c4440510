package org.laminj.storage.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.testing.FaultyServer;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

@DisplayName("Who has credentials that a bucket refuses")
class S3PublicBucketsTest {

    private static final StoragePath OPEN = StoragePath.of("s3://open-to-all/folder/a b.txt");
    private static final StoragePath CLOSED = StoragePath.of("s3://closed/folder/a b.txt");

    private static S3Server server;
    private FaultyServer heard;
    private S3Client own;
    private S3Client nobodys;
    private StorageBackend backend;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        server.createBucket("closed");
        server.client().createBucket(bucket -> bucket.bucket("open-to-all").acl(BucketCannedACL.PUBLIC_READ));
        put(OPEN, ObjectCannedACL.PUBLIC_READ);
        put(CLOSED, ObjectCannedACL.PRIVATE);
    }

    private static void put(StoragePath object, ObjectCannedACL acl) {
        server.client()
                .putObject(
                        put -> put.bucket(object.bucket()).key(object.key()).acl(acl), RequestBody.fromString("hello"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        heard = FaultyServer.before(server.endpoint());
        own = Backends.client(heard.endpoint(), "wrong");
        nobodys = Backends.client(heard.endpoint(), AnonymousCredentialsProvider.create());
        backend = new OwnOrPublicObjects(objects(own, false), () -> false, () -> objects(nobodys, true));
    }

    @AfterEach
    void disconnect() throws IOException {
        own.close();
        nobodys.close();
        heard.close();
    }

    private static StorageBackend objects(S3Client client, boolean anonymous) {
        return new S3Objects(client, S3Failures.of(client, () -> anonymous), PartSizes.usual());
    }

    @Test
    void readsWhatIsOpenToAll() throws IOException {
        StoredObject object = backend.stat(OPEN).orElseThrow();

        assertThat(object.sizeBytes()).isEqualTo(5);
        assertThat(text(backend.read(OPEN))).isEqualTo("hello");
        assertThat(text(backend.read(object, 1, 3))).isEqualTo("ell");
    }

    @Test
    void listsWhatIsOpenToAll() {
        try (Stream<StoredObject> objects = backend.list(StoragePath.of("s3://open-to-all/folder"))) {
            assertThat(objects.map(StoredObject::path)).containsExactly(OPEN);
        }
    }

    @Test
    void isRefusedThereOnce() {
        for (int look = 0; look < 3; look++) {
            backend.stat(OPEN);
        }

        assertThat(heard.requests().stream()
                        .map(request -> request.header("Authorization").isPresent()))
                .containsExactly(true, false, false, false);
    }

    @Test
    void isToldWhyTheyAreRefusedWhereNobodyMayRead() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> backend.read(CLOSED))
                .withMessageContaining("does not accept the AWS credentials (403 SignatureDoesNotMatch)")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN))
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void isNotServedAsNobodyWhereTheyAreAccepted() {
        try (S3Client accepted = Backends.client(heard.endpoint(), S3Server.SECRET_KEY)) {
            backend = new OwnOrPublicObjects(objects(accepted, false), () -> false, () -> {
                throw new AssertionError("Nobody was asked.");
            });

            assertThat(backend.stat(OPEN)).isPresent();
            assertThat(backend.stat(CLOSED)).isPresent();
            assertThat(backend.stat(CLOSED.parent().orElseThrow().resolve("missing")))
                    .isEmpty();
        }
    }

    @Test
    void writesAsNobodyNowhere() {
        backend.stat(OPEN);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> backend.write(OPEN, ObjectContent.of("other".getBytes(UTF_8)), WriteCondition.none()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN));

        assertThat(heard.requests().stream().filter(request -> request.line().startsWith("PUT ")))
                .allMatch(request -> request.header("Authorization").isPresent());
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
