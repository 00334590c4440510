package org.laminj.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackendContract;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;
import org.laminj.storage.internal.gcs.GcsStorageBackend;
import org.laminj.storage.testing.GcsServer;

@DisplayName("The backend for Google Cloud Storage")
class GcsStorageBackendTest extends StorageBackendContract {

    private static final String BUCKET = "a-bucket";

    private GcsServer server;
    private StorageBackend backend;

    @BeforeEach
    void start() {
        server = GcsServer.start(BUCKET);
        backend = GcsStorageBackend.at(server.url(), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected StorageBackend backend() {
        return backend;
    }

    @Override
    protected StoragePath root() {
        return StoragePath.of("gs://" + BUCKET + "/some folder");
    }

    @Override
    protected long severalPartsBytes() {
        return 17 << 20;
    }

    private static ObjectContent random(int size) {
        byte[] bytes = new byte[size];
        new Random(3).nextBytes(bytes);
        return ObjectContent.of(bytes);
    }

    private static void assertFails(Reason reason, String message, ThrowingCallable request) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(request)
                .withMessage(message)
                .extracting(StorageException::reason)
                .isEqualTo(reason);
    }

    @Test
    void isFoundByTheSchemeOfItsPaths() {
        assertThat(StorageBackends.discovered().of(root())).isInstanceOf(GcsStorageBackend.class);
        assertThat(backend.region(root())).isEmpty();
    }

    @Nested
    class WhatItTellsOfAnObject {

        @Test
        void isItsMd5AndGeneration() {
            StoredObject written = write("a", "hello\n");

            assertThat(backend.stat(at("a"))).contains(written);
            assertThat(written.hash()).isEqualTo(new ContentHash("sZRqySSS0jR8YjW00mERhA", ContentHash.Type.MD5));
            assertThat(written.version()).matches("[0-9]{16}");
        }

        @Test
        void isNoHashIfItWasComposedOfOthers() throws IOException {
            server.buckets().compose(BUCKET, "some folder/a", "hello\n".getBytes(UTF_8));

            assertThat(backend.stat(at("a")).orElseThrow().hash()).isNull();
            assertThat(text(at("a"))).isEqualTo("hello\n");
        }

        @Test
        void isNothingIfItStandsForAFolder() {
            write("folder/a", "a");
            server.buckets().compose(BUCKET, "some folder/folder/", new byte[0]);

            assertThat(listed(root())).containsExactly(at("folder/a"));
        }
    }

    @Nested
    class Listing {

        @Test
        void asksForPagesAsTheyAreNeeded() {
            for (int number = 0; number < 1_001; number++) {
                server.buckets().compose(BUCKET, "some folder/%04d".formatted(number), new byte[0]);
            }

            try (Stream<StoredObject> objects = backend.list(root())) {
                assertThat(objects.limit(1_000)).hasSize(1_000);
            }

            assertThat(server.requests()).hasSize(1);
            assertThat(listed(root())).hasSize(1_001);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Nested
    class Requests {

        @Test
        void areOneForASmallObject() {
            write("a", "a");

            assertThat(server.requests()).containsExactly("POST /upload/storage/v1/b/a-bucket/o");
        }

        @Test
        void areNotSentForWhatCannotBe() {
            assertFails(
                    Reason.UNUSABLE,
                    "Cannot look at 'gs://No_Bucket/a': 'No_Bucket' cannot be the name of a bucket. Check the location.",
                    () -> backend.stat(StoragePath.of("gs://No_Bucket/a")));
            assertFails(
                    Reason.UNUSABLE,
                    "Cannot delete 'gs://a-bucket': it is a bucket, no object. Check the location.",
                    () -> backend.delete(StoragePath.of("gs://a-bucket")));
            assertFails(
                    Reason.UNUSABLE,
                    "Cannot read '" + at("x".repeat(1024)) + "': names have 1024 bytes at most. Check the location.",
                    () -> backend.read(at("x".repeat(1024))));
            assertThat(backend.stat(StoragePath.of("gs://a-bucket"))).isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Nested
    class Faults {

        @Test
        void areTriedAgain() throws IOException {
            server.fail(503, 2);
            write("a", "hello");
            server.fail(503, 1);
            assertThat(backend.stat(at("a"))).isPresent();
            server.fail(503, 1);
            assertThat(text(at("a"))).isEqualTo("hello");
            server.fail(429, 1);
            assertThat(listed(root())).containsExactly(at("a"));
            server.fail(503, 1);
            assertThat(backend.delete(at("a"))).isTrue();
        }

        @Test
        void areTriedAgainForEachChunk() throws IOException {
            ObjectContent large = random(9 << 20);
            server.fail(503, 1);

            StoredObject written = backend.write(at("large"), large, WriteCondition.ifAbsent());

            assertThat(ContentHash.of(ObjectContent.of(backend, written))).isEqualTo(ContentHash.of(large));
        }

        @Test
        void endInAnErrorWhenTheyLast() {
            GcsStorageBackend impatient = GcsStorageBackend.at(server.url(), Duration.ofMillis(500));
            server.fail(503, 1_000);

            assertFails(
                    Reason.UNREACHABLE,
                    "Cannot look at 'gs://a-bucket/some folder/a': Google Cloud Storage answers with error 503. Check the"
                            + " network and try again later.",
                    () -> impatient.stat(at("a")));
        }

        @Test
        void ofTheNetworkEndInAnError() {
            server.close();
            GcsStorageBackend impatient = GcsStorageBackend.at(server.url(), Duration.ofMillis(500));

            assertFails(
                    Reason.UNREACHABLE,
                    "Cannot look at 'gs://a-bucket/some folder/a': Google Cloud Storage does not answer"
                            + " (ConnectException). Check the network and try again later.",
                    () -> impatient.stat(at("a")));
        }

        @Test
        void inTheMiddleOfAnObjectDoNotShortenIt() throws IOException {
            ObjectContent content = random(3 << 20);
            StoredObject object = backend.write(at("a"), content, WriteCondition.none());

            server.cut(2);
            try (InputStream read = backend.read(at("a"))) {
                assertThat(read).hasSameContentAs(content.open());
            }
            server.cut(2);
            try (InputStream read = backend.read(object, 1_000_000, 2_000_000)) {
                assertThat(read).hasSameContentAs(content.open(1_000_000, 2_000_000));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {5, 9 << 20})
        void ofTransmissionAreNoticedByTheServer(int size) {
            server.buckets().garble();

            assertFails(
                    Reason.CORRUPT,
                    "Cannot write 'gs://a-bucket/some folder/a': it did not arrive as it was sent, and was refused. Try"
                            + " again.",
                    () -> backend.write(at("a"), random(size), WriteCondition.none()));
            assertThat(server.buckets().names(BUCKET)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {5, 9 << 20})
        void ofTheServerAreNoticedHere(int size) {
            server.buckets().lie();

            assertFails(
                    Reason.CORRUPT,
                    "Cannot write 'gs://a-bucket/some folder/a': what has arrived is not what was sent, and was removed."
                            + " Try again.",
                    () -> backend.write(at("a"), random(size), WriteCondition.none()));
            assertThat(server.buckets().names(BUCKET)).isEmpty();
        }
    }

    @Nested
    class Refusals {

        @Test
        void sayHowToGiveCredentials() {
            server.fail(401, 1);

            assertFails(
                    Reason.FORBIDDEN,
                    "Cannot read 'gs://a-bucket/some folder/a': no credentials were found, and it is not public. Set"
                            + " GOOGLE_APPLICATION_CREDENTIALS to a file with credentials, or call: gcloud auth"
                            + " application-default login.",
                    () -> backend.read(at("a")));
            server.fail(403, 1);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> write("a", "a"))
                    .extracting(StorageException::reason)
                    .isEqualTo(Reason.FORBIDDEN);
        }

        @Test
        void tellThatThereIsNoBucket() {
            StoragePath nowhere = StoragePath.of("gs://no-bucket/a");

            assertThat(backend.stat(nowhere)).isEmpty();
            for (ThrowingCallable request : new ThrowingCallable[] {
                () -> backend.read(nowhere),
                () -> backend.list(nowhere),
                () -> backend.write(nowhere, random(3), WriteCondition.none()),
                () -> backend.write(nowhere, random(9 << 20), WriteCondition.none()),
                () -> backend.copy(write("a", "a"), nowhere)
            }) {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(request)
                        .withMessageEndingWith("there is no bucket 'no-bucket'. Check the location and its spelling.")
                        .extracting(StorageException::reason)
                        .isEqualTo(Reason.MISSING);
            }
        }

        @Test
        void tellThatAnObjectWasRemovedSinceItWasSeen() {
            StoredObject seen = write("a", "a");
            backend.delete(at("a"));

            assertFails(
                    Reason.CHANGED,
                    "Cannot read 'gs://a-bucket/some folder/a': somebody else has written or removed it meanwhile. Look"
                            + " at it and try again.",
                    () -> backend.read(seen, 0, 1));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> backend.copy(seen, at("b")))
                    .extracting(StorageException::reason)
                    .isEqualTo(Reason.CHANGED);
        }

        @Test
        void meetLargeObjectsToo() {
            StoredObject seen = write("a", "a");
            write("a", "b");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> backend.write(at("a"), random(9 << 20), WriteCondition.ifUnchanged(seen)))
                    .extracting(StorageException::reason)
                    .isEqualTo(Reason.CHANGED);
        }

        @Test
        void leaveNothingOfLargeContentThatEndsEarly() {
            ObjectContent all = random(9 << 20);
            ObjectContent tooShort = new ObjectContent() {
                @Override
                public long sizeBytes() {
                    return 18 << 20;
                }

                @Override
                public InputStream open(long offset, long length) throws IOException {
                    return all.open(offset, length);
                }
            };

            assertFails(
                    Reason.CORRUPT,
                    "Cannot write 'gs://a-bucket/some folder/a': the content ends after 9437184 of 18874368 bytes."
                            + " Nothing was written.",
                    () -> backend.write(at("a"), tooShort, WriteCondition.none()));
            assertThat(server.buckets().names(BUCKET)).isEmpty();
        }
    }
}
