package org.laminj.storage.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.testing.FaultyServer;
import org.laminj.storage.testing.FaultyServer.Answer;
import org.laminj.storage.testing.FaultyServer.Fault;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

@DisplayName("The backend for S3, when something goes wrong")
class S3FaultsTest {

    private static final StoragePath OBJECT = StoragePath.of("s3://faulty/folder/a b.txt");
    private static final byte[] CONTENT = new byte[300_000];

    private static S3Server sound;
    private FaultyServer faulty;
    private S3Client client;
    private StorageBackend backend;

    @BeforeAll
    static void start() {
        new Random(11).nextBytes(CONTENT);
        sound = S3Server.start();
        sound.createBucket("faulty");
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
        direct().write(OBJECT, ObjectContent.of(CONTENT), WriteCondition.none());
    }

    @AfterEach
    void goAway() throws IOException {
        client.close();
        faulty.close();
    }

    private static StorageBackend direct() {
        return Backends.of(sound);
    }

    private static byte[] content(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static StorageException failure(Reason reason, ThrowingCallable action) {
        StorageException[] thrown = new StorageException[1];
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(action)
                .satisfies(e -> thrown[0] = e)
                .extracting(StorageException::reason)
                .isEqualTo(reason);
        assertThat(thrown[0].getMessage()).doesNotContain("\n", S3Server.SECRET_KEY, "Signature=");
        assertThat(dump(thrown[0]))
                .doesNotContain(S3Server.SECRET_KEY, "Authorization", "Signature=", "X-Amz-Signature");
        return thrown[0];
    }

    private static String dump(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Nested
    @DisplayName("A body")
    class Body {

        @Test
        void thatIsCutIsReadOnFromWhereItStopped() throws IOException {
            faulty.next(Fault.cutAfter(100_000), Fault.cutAfter(1), Fault.cutAfter(0));

            assertThat(content(backend.read(OBJECT))).isEqualTo(CONTENT);

            assertThat(faulty.requests())
                    .extracting(request -> request.header("Range").orElse("all"))
                    .containsExactly("all", "bytes=100000-299999", "bytes=100001-299999", "bytes=100001-299999");
            assertThat(faulty.requests())
                    .extracting(request -> request.header("If-Match").isPresent())
                    .containsExactly(false, true, true, true);
        }

        @Test
        void thatIsCutInAPartOfTheObjectIsReadOn() throws IOException {
            StoredObject seen = direct().stat(OBJECT).orElseThrow();
            faulty.next(Fault.cutAfter(7));

            assertThat(content(backend.read(seen, 1_000, 50))).isEqualTo(Arrays.copyOfRange(CONTENT, 1_000, 1_050));

            assertThat(faulty.requests())
                    .extracting(request -> request.header("Range").orElseThrow())
                    .containsExactly("bytes=1000-1049", "bytes=1007-1049");
        }

        @Test
        void thatIsAlwaysCutIsNoSilentEnd() {
            faulty.next(Fault.cutAfter(100_000)).always(Fault.cutAfter(0));

            assertThat(failure(Reason.UNREACHABLE, () -> content(backend.read(OBJECT))))
                    .hasMessageStartingWith("Cannot read '" + OBJECT
                            + "' to its end: after 100000 of 300000 bytes the connection was lost again and again (")
                    .hasMessageEndingWith("). Check the network and try again.");
        }

        @Test
        void thatChangesWhileItIsReadOnIsRefused() throws IOException {
            faulty.next(Fault.cutAfter(100_000));
            try (InputStream stream = backend.read(OBJECT)) {
                stream.readNBytes(10);
                direct().write(OBJECT, ObjectContent.of("new".getBytes(UTF_8)), WriteCondition.none());

                assertThat(failure(Reason.CHANGED, stream::readAllBytes)).hasMessageContaining(OBJECT.toString());
            }
        }

        @Test
        void withTheWrongChecksumIsCorrupt() {
            faulty.next((request, server) -> {
                Answer answer = server.answer(request);
                return new Answer(
                        answer.head().replace("\r\n\r\n", "\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n"), answer.body());
            });

            assertThat(failure(Reason.CORRUPT, () -> content(backend.read(OBJECT))))
                    .hasMessageStartingWith("Cannot read '" + OBJECT + "': its bytes do not have the checksum");
        }

        @Test
        void thatIsNotReadToItsEndHoldsNoConnection() throws IOException {
            for (int number = 0; number < 200; number++) { // more than the pool of connections has
                try (InputStream stream = direct().read(OBJECT)) {
                    assertThat(stream.read()).isNotNegative();
                }
            }
        }
    }

    @Nested
    @DisplayName("An answer")
    class Answered {

        @ParameterizedTest
        @CsvSource({"503, SlowDown", "500, InternalError", "503, ServiceUnavailable"})
        void thatAsksToTryAgainIsFollowed(int status, String code) throws IOException {
            faulty.next(Fault.s3Error(status, code), Fault.s3Error(status, code));

            assertThat(content(backend.read(OBJECT))).isEqualTo(CONTENT);
            assertThat(faulty.requests()).hasSize(3);
        }

        @Test
        void thatAsksAgainAndAgainIsTold() {
            faulty.always(Fault.s3Error(503, "SlowDown"));

            assertThat(failure(Reason.UNREACHABLE, () -> backend.read(OBJECT)))
                    .hasMessage("Cannot read '" + OBJECT + "': 127.0.0.1:"
                            + faulty.endpoint().getPort()
                            + " answers 503 SlowDown, also when asked again. Try again later.");
        }

        @ParameterizedTest
        @CsvSource({
            "403, AccessDenied, the AWS credentials do not allow it (403 AccessDenied: Told by the server.)",
            "400, ExpiredToken, the AWS credentials have expired (400 ExpiredToken). Renew them.",
            "403, InvalidAccessKeyId, does not accept the AWS credentials (403 InvalidAccessKeyId)",
            "401, Unauthorized, the AWS credentials do not allow it (401 Unauthorized"
        })
        void thatForbidsIsTold(int status, String code, String why) {
            faulty.always(Fault.s3Error(status, code));

            assertThat(failure(Reason.FORBIDDEN, () -> backend.read(OBJECT)))
                    .hasMessageStartingWith("Cannot read '" + OBJECT + "': ")
                    .hasMessageContaining(why);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void thatForbidsALookWithoutAReasonIsTold(int status) {
            faulty.always(Fault.status(status, Map.of(), ""));

            assertThat(failure(Reason.FORBIDDEN, () -> backend.stat(OBJECT)))
                    .hasMessageStartingWith("Cannot look at '" + OBJECT + "': ")
                    .hasMessageContaining(String.valueOf(status));
        }

        @Test
        void thatNothingIsThereIsTold() {
            assertThat(failure(Reason.MISSING, () -> backend.read(StoragePath.of("s3://faulty/none"))))
                    .hasMessage("Cannot read 's3://faulty/none': there is no such object. Check the path.");
            assertThat(failure(Reason.MISSING, () -> backend.read(StoragePath.of("s3://no-such-bucket/none"))))
                    .hasMessage(
                            "Cannot read 's3://no-such-bucket/none': there is no bucket 'no-such-bucket' at 127.0.0.1:"
                                    + faulty.endpoint().getPort() + ". Check its name.");
            assertThat(failure(Reason.MISSING, () -> {
                        try (Stream<StoredObject> objects = backend.list(StoragePath.of("s3://no-such-bucket/x"))) {
                            objects.toList();
                        }
                    }))
                    .hasMessageContaining("there is no bucket 'no-such-bucket'");
            assertThat(failure(Reason.MISSING, () -> backend.region(StoragePath.of("s3://no-such-bucket/x"))))
                    .hasMessageStartingWith("Cannot look at 's3://no-such-bucket': there is no bucket");
        }

        @Test
        void thatClocksDifferIsFollowed() throws IOException {
            ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(120);
            faulty.next(Fault.status(
                    403,
                    Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(later)),
                    "<Error><Code>RequestTimeTooSkewed</Code><Message>Skewed.</Message></Error>"));

            assertThat(content(backend.read(OBJECT))).isEqualTo(CONTENT);

            List<ZonedDateTime> signed = faulty.requests().stream()
                    .map(request -> request.header("X-Amz-Date").orElseThrow())
                    .map(date -> ZonedDateTime.parse(
                            date,
                            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC)))
                    .toList();
            // The first one may be, too: all clients of a process share what one has learnt of the time.
            assertThat(signed.get(signed.size() - 1)).isCloseTo(later, within(30, ChronoUnit.SECONDS));
        }

        @Test
        void ofAnObjectWithAKeyOfACustomerHasNoHash() {
            faulty.next(
                    Fault.status(
                            200,
                            Map.of(
                                    "ETag", "\"0123456789abcdef0123456789abcdef\"",
                                    "Last-Modified", "Tue, 03 Nov 2026 10:00:00 GMT",
                                    "x-amz-server-side-encryption", "aws:kms"),
                            "123"),
                    Fault.status(
                            200,
                            Map.of(
                                    "ETag", "\"0123456789abcdef0123456789abcdef\"",
                                    "Last-Modified", "Tue, 03 Nov 2026 10:00:00 GMT",
                                    "x-amz-server-side-encryption", "AES256"),
                            "123"));

            assertThat(backend.stat(OBJECT).orElseThrow().hash()).isNull();
            assertThat(backend.stat(OBJECT).orElseThrow().hash()).isNotNull();
        }

        @Test
        void ofABucketElsewhereTellsItsRegion() {
            faulty.always(Fault.status(403, Map.of("x-amz-bucket-region", "ap-south-1"), ""));

            assertThat(backend.region(OBJECT)).contains("ap-south-1");
        }
    }

    @Nested
    @DisplayName("A server")
    class Server {

        @Test
        void thatDoesNotAnswerIsNamed() throws IOException {
            URI nobody;
            try (ServerSocket closed = new ServerSocket(0)) {
                nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
            }
            StorageBackend lost = Backends.of(Backends.client(nobody, "x"), PartSizes.usual());

            assertThat(failure(Reason.UNREACHABLE, () -> lost.stat(OBJECT)))
                    .hasMessageStartingWith(
                            "Cannot look at '" + OBJECT + "': 127.0.0.1:" + nobody.getPort() + " cannot be reached (")
                    .hasMessageContaining("Connection refused");
        }

        @Test
        void thatNobodyKnowsIsNamed() {
            URI unknown = URI.create("http://nowhere.invalid");
            StorageBackend lost = Backends.of(Backends.client(unknown, "x"), PartSizes.usual());

            assertThat(failure(Reason.UNREACHABLE, () -> lost.stat(OBJECT)))
                    .hasMessageStartingWith("Cannot look at '" + OBJECT
                            + "': nowhere.invalid cannot be reached (there is no such host)");
        }

        @Test
        void doesNotServeAWrongSecret() {
            StorageBackend stranger = Backends.of(Backends.client(sound.endpoint(), "wrong"), PartSizes.usual());

            assertThat(failure(Reason.FORBIDDEN, () -> stranger.read(OBJECT)))
                    .hasMessage("Cannot read '" + OBJECT + "': 127.0.0.1:"
                            + sound.endpoint().getPort()
                            + " does not accept the AWS credentials (403 SignatureDoesNotMatch)."
                            + " Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile.");
            failure(Reason.FORBIDDEN, () -> stranger.stat(OBJECT));
        }

        @Test
        void tellsWhoHasNoCredentialsHowToGiveThem() {
            S3Client nobodys = Backends.client(sound.endpoint(), AnonymousCredentialsProvider.create());
            StorageBackend stranger = new S3StorageBackend(
                    () -> new S3Objects(nobodys, S3Failures.of(nobodys, () -> true), PartSizes.usual()));

            assertThat(failure(Reason.FORBIDDEN, () -> stranger.read(OBJECT)))
                    .hasMessageStartingWith(
                            "Cannot read '" + OBJECT + "': no AWS credentials were found, and 127.0.0.1:"
                                    + sound.endpoint().getPort() + " does not give it to everybody (403")
                    .hasMessageEndingWith("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Upper", "ab", "with space", "under_score", "two..dots", "-hyphen", "a.b."})
        void isNotAskedForWhatIsNoBucket(String bucket) {
            StoragePath path = new StoragePath("s3", bucket, "key");

            assertThat(failure(Reason.UNUSABLE, () -> backend.stat(path)))
                    .hasMessage(
                            "Cannot look at 's3://" + bucket + "/key': '" + bucket
                                    + "' is no name of a bucket, which has 3 to 63 lower case letters, digits, hyphens and dots.");
            assertThat(faulty.requests()).isEmpty();
        }

        @Test
        void isAskedForKeysAsTheyAre() {
            faulty.always(Fault.status(404, Map.of(), ""));
            String key = "a/./b/../c//d e+f%20g?h#ä🧬";

            backend.stat(new StoragePath("s3", "faulty", key));

            assertThat(faulty.requests())
                    .extracting(request -> URI.create(request.line().substring("HEAD ".length()))
                            .getPath())
                    .containsExactly("/faulty/" + key);
        }

        @Test
        void isAskedForAPageOnlyWhenItIsWanted() {
            faulty.always((request, server) -> Answer.of(
                    200,
                    Map.of("Content-Type", "application/xml"),
                    request.line().contains("continuation-token")
                            ? page(false, "folder/c%01.txt", "folder/d/")
                            : page(true, "folder/", "folder/a+b.txt", "folder/b%20%2B.txt")));
            StoragePath folder = StoragePath.of("s3://faulty/folder");

            try (Stream<StoredObject> objects = backend.list(folder)) {
                assertThat(objects.limit(1).map(StoredObject::path)).containsExactly(folder.resolve("a b.txt"));
            }
            assertThat(faulty.requests()).hasSize(1);
            try (Stream<StoredObject> objects = backend.list(folder)) {
                assertThat(objects.map(found -> found.path().name()))
                        .containsExactly("a b.txt", "b +.txt", "c\u0001.txt");
            }
        }

        private static String page(boolean more, String... keys) {
            return "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>" + more + "</IsTruncated>"
                    + (more ? "<NextContinuationToken>more</NextContinuationToken>" : "")
                    + Stream.of(keys)
                            .map(key -> "<Contents><Key>" + key + "</Key><ETag>\"x\"</ETag><Size>1</Size>"
                                    + "<LastModified>2026-11-03T10:00:00.000Z</LastModified></Contents>")
                            .collect(Collectors.joining())
                    + "</ListBucketResult>";
        }

        @Test
        void isNotAskedToReadABucket() {
            assertThat(failure(Reason.UNUSABLE, () -> backend.read(StoragePath.of("s3://faulty/"))))
                    .hasMessage("Cannot read 's3://faulty': it is a bucket and no object. Name an object in it.");
            assertThat(backend.stat(StoragePath.of("s3://faulty"))).isEmpty();
            assertThat(faulty.requests()).isEmpty();
        }
    }
}
