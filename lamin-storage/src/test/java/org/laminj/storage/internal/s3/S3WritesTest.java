package org.laminj.storage.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;
import org.laminj.storage.testing.FaultyServer;
import org.laminj.storage.testing.FaultyServer.Answer;
import org.laminj.storage.testing.FaultyServer.Fault;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.services.s3.S3Client;

@DisplayName("Writing to S3")
class S3WritesTest {

    private static final int MIB = 1 << 20;
    private static final String OTHER_TAG = "\"00000000000000000000000000000000\"";

    private static S3Server sound;
    private static int buckets;

    private final ObjectContent small = ObjectContent.of("small".getBytes(UTF_8));
    private final ObjectContent large = random(13 * MIB); // three parts
    private FaultyServer faulty;
    private S3Client client;
    private StorageBackend backend;
    private StoragePath object;

    @BeforeAll
    static void start() {
        sound = S3Server.start();
    }

    @AfterAll
    static void stop() {
        sound.close();
    }

    @BeforeEach
    void standBefore() throws IOException {
        faulty = FaultyServer.before(sound.endpoint());
        client = Backends.client(faulty.endpoint(), S3Server.SECRET_KEY);
        backend = Backends.of(client, Backends.SMALL);
        String bucket = "writes-" + ++buckets;
        sound.createBucket(bucket);
        object = StoragePath.of("s3://" + bucket + "/folder/object");
    }

    @AfterEach
    void leaveNoParts() throws IOException {
        assertThat(sound.client()
                        .listMultipartUploads(list -> list.bucket(object.bucket()))
                        .uploads())
                .isEmpty();
        client.close();
        faulty.close();
    }

    private static ObjectContent random(int size) {
        byte[] bytes = new byte[size];
        new Random(5).nextBytes(bytes);
        return ObjectContent.of(bytes);
    }

    private StorageException refused(Reason reason, ThrowingCallable write) {
        StorageException[] thrown = new StorageException[1];
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(write)
                .satisfies(e -> thrown[0] = e)
                .extracting(StorageException::reason)
                .isEqualTo(reason);
        assertThat(thrown[0]).hasMessageStartingWith("Cannot write '" + object + "': ");
        return thrown[0];
    }

    private void assertHolds(ObjectContent expected) throws IOException {
        try (InputStream now = Backends.of(sound).read(object);
                InputStream wanted = expected.open()) {
            assertThat(now).hasSameContentAs(wanted);
        }
    }

    private void assertHoldsNothing() {
        assertThat(Backends.of(sound).stat(object)).isEmpty();
    }

    /** Requests of this kind get the fault, each time. */
    private static Fault on(String method, String query, Fault fault) {
        return (request, server) ->
                request.line().startsWith(method + " ") && request.line().contains(query)
                        ? fault.answer(request, server)
                        : server.answer(request);
    }

    @Nested
    @DisplayName("A small object")
    class Small {

        @Test
        void takesASingleRequest() {
            StoredObject written = backend.write(object, small, WriteCondition.none());

            assertThat(faulty.requests())
                    .extracting(FaultyServer.Request::line)
                    .containsExactly("PUT /" + object.bucket() + "/folder/object");
            assertThat(written.hash())
                    .isEqualTo(ContentHash.ofETag(written.version()))
                    .extracting(ContentHash::type)
                    .isEqualTo(ContentHash.Type.MD5);
            assertThat(Backends.of(sound).stat(object)).get().satisfies(found -> {
                assertThat(found.version()).isEqualTo(written.version());
                assertThat(found.modifiedAt())
                        .isBetween(
                                written.modifiedAt().minusSeconds(2),
                                written.modifiedAt().plusSeconds(2));
            });
        }

        @Test
        void isSentAgainAfterATransientError() throws IOException {
            faulty.next(Fault.s3Error(503, "SlowDown"), Fault.answerLost());

            backend.write(object, small, WriteCondition.none());

            assertHolds(small);
            assertThat(faulty.requests()).hasSize(3);
        }

        @Test
        void isOursIfOnlyTheAnswerWasLost() throws IOException {
            faulty.next(Fault.answerLost());

            StoredObject written = backend.write(object, small, WriteCondition.ifAbsent());

            assertThat(Backends.of(sound).stat(object))
                    .get()
                    .extracting(StoredObject::version)
                    .isEqualTo(written.version());
        }

        @Test
        void isNotOursIfSomebodyElseWroteMeanwhile() throws IOException {
            ObjectContent others = ObjectContent.of("somebody else's".getBytes(UTF_8));
            faulty.next((request, server) -> {
                Backends.of(sound).write(object, others, WriteCondition.none());
                return Answer.of(503, Map.of(), "");
            });

            refused(Reason.CHANGED, () -> backend.write(object, small, WriteCondition.ifAbsent()));

            assertHolds(others);
        }

        @Test
        void thatArrivesOtherwiseIsRemoved() {
            faulty.always((request, server) -> {
                Answer answer = server.answer(request);
                return request.line().startsWith("GET ")
                        ? answer
                        : new Answer(answer.head().replaceFirst("(?im)^ETag:.*$", "ETag: " + OTHER_TAG), answer.body());
            });

            assertThat(refused(Reason.CORRUPT, () -> backend.write(object, small, WriteCondition.none())))
                    .hasMessage("Cannot write '" + object + "': what has arrived is not what was sent (entity tag "
                            + OTHER_TAG + " instead of eb5c1399a871211c7e7ed732d15e3a8b)."
                            + " Nothing is there now, also if there was an older object.");
            assertHoldsNothing();
        }

        @Test
        void thatSomebodyElseHasReplacedIsNotRemoved() throws IOException {
            faulty.next(Fault.header("ETag", OTHER_TAG));

            assertThat(refused(Reason.CORRUPT, () -> backend.write(object, small, WriteCondition.none())))
                    .hasMessageEndingWith(" What is there now is somebody else's.");
            assertHolds(small);
        }

        @Test
        void thatTheServerFoundToBeCorruptIsTold() {
            faulty.always(Fault.s3Error(400, "BadDigest"));

            refused(Reason.CORRUPT, () -> backend.write(object, small, WriteCondition.none()));
        }

        @Test
        void thatIsEncryptedWithAKeyIsComparedByItsChecksum() {
            faulty.next(Fault.status(200, encrypted("dUXqEw=="), ""), Fault.status(200, encrypted("AAAAAA=="), ""));

            assertThat(backend.write(object, small, WriteCondition.none()).hash())
                    .isNull();
            refused(Reason.CORRUPT, () -> backend.write(object, small, WriteCondition.none()));
        }

        private static Map<String, String> encrypted(String crc32) {
            return Map.of("ETag", OTHER_TAG, "x-amz-server-side-encryption", "aws:kms", "x-amz-checksum-crc32", crc32);
        }
    }

    @Nested
    @DisplayName("A large object")
    class Large {

        @Test
        void isSentInParts() throws IOException {
            StoredObject written = backend.write(object, large, WriteCondition.ifAbsent());

            assertHolds(large);
            assertThat(written).satisfies(now -> {
                assertThat(now.sizeBytes()).isEqualTo(13 * MIB);
                assertThat(now.hash().type()).isEqualTo(ContentHash.Type.multipart(3));
                assertThat(now.version())
                        .isEqualTo(Backends.of(sound).stat(object).orElseThrow().version());
            });
        }

        @Test
        void isOpenedPartByPart() {
            AtomicInteger longest = new AtomicInteger();
            ObjectContent watched = new ObjectContent() {
                @Override
                public long sizeBytes() {
                    return large.sizeBytes();
                }

                @Override
                public InputStream open(long offset, long length) throws IOException {
                    longest.accumulateAndGet((int) length, Math::max);
                    return large.open(offset, length);
                }
            };

            backend.write(object, watched, WriteCondition.none());

            assertThat(longest).hasValue(5 * MIB);
        }

        @Test
        void isNotSentIfItsConditionIsNotMet() throws IOException {
            StoredObject first = backend.write(object, small, WriteCondition.none());
            faulty.always(on("POST", "uploads", Fault.status(500, Map.of(), "")));

            refused(Reason.CHANGED, () -> backend.write(object, large, WriteCondition.ifAbsent()));
            backend.delete(object);
            refused(Reason.CHANGED, () -> backend.write(object, large, WriteCondition.ifUnchanged(first)));

            assertThat(faulty.requests()).noneMatch(request -> request.line().contains("uploads"));
        }

        @Test
        void isRefusedIfSomebodyElseWroteWhileItWasSent() throws IOException {
            faulty.always(on("POST", "uploadId", (request, server) -> {
                Backends.of(sound).write(object, small, WriteCondition.none());
                return server.answer(request);
            }));

            refused(Reason.CHANGED, () -> backend.write(object, large, WriteCondition.ifAbsent()));

            assertHolds(small);
        }

        @Test
        void isOursIfOnlyTheLastAnswerWasLost() throws IOException {
            AtomicInteger lost = new AtomicInteger();
            faulty.always(on(
                    "POST",
                    "uploadId",
                    (request, server) -> lost.getAndIncrement() == 0
                            ? Fault.answerLost().answer(request, server)
                            : server.answer(request)));

            StoredObject written = backend.write(object, large, WriteCondition.ifAbsent());

            assertThat(written.sizeBytes()).isEqualTo(13 * MIB);
            assertHolds(large);
        }

        @Test
        void leavesNothingIfAPartArrivesOtherwise() {
            faulty.always(on("PUT", "partNumber=2", Fault.header("ETag", OTHER_TAG)));

            refused(Reason.CORRUPT, () -> backend.write(object, large, WriteCondition.none()));

            assertHoldsNothing();
        }

        @Test
        void leavesNothingIfAPartIsNotTaken() {
            faulty.always(on("PUT", "partNumber=3", Fault.s3Error(503, "SlowDown")));

            refused(Reason.UNREACHABLE, () -> backend.write(object, large, WriteCondition.none()));

            assertHoldsNothing();
        }

        @Test
        void leavesNothingIfItsContentEndsEarly() {
            ObjectContent tooShort = new ObjectContent() {
                @Override
                public long sizeBytes() {
                    return 13 * MIB;
                }

                @Override
                public InputStream open(long offset, long length) {
                    long left = Math.max(0, Math.min(length, 7 * MIB - offset));
                    return new ByteArrayInputStream(new byte[(int) left]);
                }
            };

            assertThat(refused(Reason.CORRUPT, () -> backend.write(object, tooShort, WriteCondition.none())))
                    .hasMessageContaining("bytes instead of 13631488. Nothing was written.");
            assertHoldsNothing();
        }

        @Test
        void leavesNothingIfItsContentCannotBeRead() {
            ObjectContent broken = new ObjectContent() {
                @Override
                public long sizeBytes() {
                    return 13 * MIB;
                }

                @Override
                public InputStream open(long offset, long length) throws IOException {
                    if (offset > 0) {
                        throw new IOException("disk on fire");
                    }
                    return large.open(offset, length);
                }
            };

            assertThat(refused(Reason.UNUSABLE, () -> backend.write(object, broken, WriteCondition.none())))
                    .hasMessageContaining("disk on fire");
            assertHoldsNothing();
        }

        @Test
        void leavesNothingIfTheWriterIsInterrupted() throws Exception {
            Thread[] writer = new Thread[1];
            faulty.always(on("PUT", "partNumber=1", (request, server) -> {
                writer[0].interrupt();
                return server.answer(request);
            }));
            boolean[] stillInterrupted = new boolean[1];
            writer[0] = new Thread(() -> {
                refused(Reason.UNREACHABLE, () -> backend.write(object, large, WriteCondition.none()));
                stillInterrupted[0] = Thread.currentThread().isInterrupted();
            });

            writer[0].start();
            writer[0].join();

            assertThat(stillInterrupted[0]).isTrue();
            assertHoldsNothing();
        }
    }

    @Nested
    @DisplayName("A copy")
    class Copy {

        @Test
        void ofALargeObjectIsMadeOfParts() throws IOException {
            StoredObject original = backend.write(object, large, WriteCondition.none());
            StoragePath to = StoragePath.of("s3://" + object.bucket() + "/copy of it+%.bin");

            StoredObject copy = backend.copy(original, to);

            assertThat(copy.sizeBytes()).isEqualTo(13 * MIB);
            assertThat(faulty.requests())
                    .anyMatch(request -> request.header("x-amz-copy-source-range")
                            .filter("bytes=10485760-13631487"::equals)
                            .isPresent());
            try (InputStream now = backend.read(to);
                    InputStream wanted = large.open()) {
                assertThat(now).hasSameContentAs(wanted);
            }
        }

        @Test
        void ofALargeObjectThatHasChangedLeavesNothing() {
            StoredObject original = backend.write(object, large, WriteCondition.none());
            StoragePath to = StoragePath.of("s3://" + object.bucket() + "/copy");

            for (ObjectContent other : List.of(small, ObjectContent.of(new byte[13 * MIB]))) {
                backend.write(object, other, WriteCondition.none());
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> backend.copy(original, to))
                        .withMessageStartingWith(
                                "Cannot copy '" + object + "': somebody else has written or removed it")
                        .extracting(StorageException::reason)
                        .isEqualTo(Reason.CHANGED);
                assertThat(backend.stat(to)).isEmpty();
            }
        }

        @Test
        void namesWhichOfTheTwoIsMissing() {
            StoredObject original = backend.write(object, small, WriteCondition.none());

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> backend.copy(original, StoragePath.of("s3://no-such-bucket/copy")))
                    .withMessageStartingWith("Cannot write 's3://no-such-bucket/copy': there is no bucket");
            backend.delete(object);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> backend.copy(original, StoragePath.of("s3://" + object.bucket() + "/copy")))
                    .withMessageStartingWith("Cannot copy '" + object + "': there is no such object");
        }
    }
}
