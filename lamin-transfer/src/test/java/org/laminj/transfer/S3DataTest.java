package org.laminj.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.storage.Artifacts;
import org.laminj.storage.NewArtifact;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

@DisplayName("Data in folders and on S3")
class S3DataTest {

    private static final TransferOptions COPY =
            TransferOptions.builder().data(Data.COPY).build();
    private static final int PART_BYTES = 5 << 20;

    private static S3Server server;
    private static int number;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance origin;
    private String bucket;
    private SortedMap<String, String> contents;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        server.systemProperties().forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        server.systemProperties().keySet().forEach(System::clearProperty);
        server.close();
    }

    @BeforeEach
    void registerFilesAndObjects() throws IOException {
        bucket = "origin-" + ++number;
        server.createBucket(bucket);
        server.createBucket("lab-" + number);
        environment = TestEnvironment.in(folder);
        origin = environment.init("origin");
        Artifacts artifacts = Artifacts.of(origin);
        artifacts.save(NewArtifact.from(write("origin/local.csv", "a local file")));
        write("origin/cells.zarr/.zattrs", "{}");
        write("origin/cells.zarr/X/0.0", "chunk");
        artifacts.save(NewArtifact.from(folder.resolve("origin/cells.zarr")));
        put("100% lung 🫁.csv", "an object");
        put("empty.csv", "");
        put("spots.zarr/.zattrs", "{}");
        put("spots.zarr/X/0.0", "another chunk");
        putInParts("parts.bin");
        putInParts("spots.zarr/parts.bin");
        for (String key : List.of("100% lung 🫁.csv", "empty.csv", "spots.zarr", "parts.bin")) {
            artifacts.save(NewArtifact.from("s3://" + bucket + "/" + key));
        }
        contents = contents(origin);
    }

    @AfterEach
    void close() {
        origin.close();
    }

    private Path write(String name, String content) {
        return DataInstance.write(folder.resolve(name), content.getBytes(UTF_8));
    }

    private static StorageBackends backends() {
        return StorageBackends.discovered();
    }

    private void put(String key, String content) {
        StoragePath path = StoragePath.of("s3://" + bucket).resolve(key);
        backends().of(path).write(path, ObjectContent.of(content.getBytes(UTF_8)), WriteCondition.none());
    }

    private void putInParts(String key) {
        S3Client client = server.client();
        String upload = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int part = 1; part <= 2; part++) {
            int partNumber = part;
            byte[] bytes = new byte[part == 1 ? PART_BYTES : 1000];
            Arrays.fill(bytes, (byte) part);
            String tag = client.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(partNumber),
                            RequestBody.fromBytes(bytes))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(part).eTag(tag).build());
        }
        client.completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(upload).multipartUpload(completed -> completed.parts(parts)));
    }

    /** Of each artifact by uid what lies where it says: a digest of the content of each object below. */
    private static SortedMap<String, String> contents(Instance instance) {
        SortedMap<String, String> contents = new TreeMap<>();
        for (Artifact artifact : instance.query(Artifact.class).list()) {
            StorageLocation location = StorageLocation.of(artifact.storage().get(), backends());
            StoragePath root = location.path(artifact);
            try (Stream<StoredObject> objects = location.objects(artifact)) {
                contents.put(
                        artifact.uid(),
                        objects.map(object -> (artifact.nObjects() == null
                                                ? ""
                                                : object.path().relativeTo(root) + " ")
                                        + digest(object))
                                .toList()
                                .toString());
            }
        }
        return contents;
    }

    private static String digest(StoredObject object) {
        try (InputStream bytes = backends().of(object.path()).read(object.path())) {
            return Hashing.sha256().hashBytes(bytes.readAllBytes()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instance whose default storage is a bucket. */
    private Instance cloudLab() {
        InstanceSettings local;
        try (Instance lab = environment.init("cloud", TestDatabase.POSTGRES.available())) {
            local = lab.settings();
            new OneInstance(lab)
                    .execute("UPDATE lnschema_core_storage SET root = 's3://lab-" + number + "/lab', type = 's3'");
        }
        environment
                .settings()
                .save(InstanceSettings.builder(local.slug(), StorageRoot.of("s3://lab-" + number + "/lab"))
                        .db(local.db())
                        .id(local.id())
                        .schemaModules(local.schemaModules())
                        .build());
        return environment.instances().connect("cloud");
    }

    private static Transfer transfer(Instance lab) {
        Instance source = lab.using("origin");
        return Transfer.from(source)
                .into(lab)
                .select(source.query(Artifact.class))
                .with(COPY);
    }

    private void deleteAllOfTheOrigin() throws IOException {
        StoragePath root = StoragePath.of("s3://" + bucket);
        try (Stream<StoredObject> objects = backends().of(root).list(root)) {
            objects.toList().forEach(object -> backends().of(root).delete(object.path()));
        }
        for (String name : List.of("local.csv", "cells.zarr")) {
            MoreFiles.deleteRecursively(folder.resolve("origin").resolve(name), RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private void assertCopied(Instance lab) throws IOException {
        DataReport copied = transfer(lab).apply().data();
        assertThat(copied).isNotNull().satisfies(report -> {
            assertThat(report.problems()).isEmpty();
            assertThat(report.copied()).isEqualTo(9);
            assertThat(report.locations())
                    .containsExactly(
                            Map.entry(folder.toRealPath().resolve("origin").toString(), new DataReport.Location(3, 3)),
                            Map.entry("s3://" + bucket, new DataReport.Location(6, 6)));
        });
        assertThat(transfer(lab).apply().data()).isEqualTo(DataReport.none());
        deleteAllOfTheOrigin();
        assertThat(contents(lab)).isEqualTo(contents);
    }

    @Test
    void isReadInAFolderWhenTheOriginIsGone() throws IOException {
        try (Instance lab = environment.init("lab")) {
            assertCopied(lab);
        }
    }

    @Test
    void isReadOnS3WhenTheOriginIsGone() throws IOException {
        try (Instance lab = cloudLab()) {
            assertCopied(lab);
        }
    }

    @Test
    void isReadInABucketThatHasTheDatabaseAsWell() throws IOException {
        try (Instance lab = environment
                .instances()
                .init(InitOptions.at("s3://lab-" + number + "/lab").withName("lab"))) {
            assertCopied(lab);
        }
    }

    @Test
    void isFoundInTheBucketByTheTransferAfterTheShards() {
        try (Instance lab = cloudLab()) {
            DataReport sum = DataReport.none();
            for (int index = 0; index < 3; index++) {
                sum = sum.plus(transfer(lab).dataWork().shard(index, 3).copy(backends()));
            }

            DataReport found = transfer(lab).apply().data();

            assertThat(sum.copied()).isEqualTo(9);
            assertThat(found).isNotNull().satisfies(report -> {
                assertThat(report.present()).isEqualTo(9);
                assertThat(report.copied()).isZero();
            });
        }
    }

    @Test
    void thatHasChangedInTheBucketIsNotCopied() {
        put("100% lung 🫁.csv", "an OBJECT");
        put("spots.zarr/X/0.0", "another CHUNK");
        server.client().putObject(request -> request.bucket(bucket).key("parts.bin"), RequestBody.fromString("short"));
        try (Instance lab = environment.init("lab")) {
            DataCopyException thrown = catchThrowableOfType(
                    DataCopyException.class, () -> transfer(lab).apply());

            assertThat(thrown.done().problems())
                    .extracting(DataProblem::reason)
                    .containsExactly(
                            DataProblem.Reason.OTHER_HASH,
                            DataProblem.Reason.OTHER_SIZE,
                            DataProblem.Reason.OTHER_HASH);
            assertThat(lab.query(Artifact.class).count()).isZero();
        }
    }

    @Test
    void isRefusedWhereTheBucketOfTheLabIsMissing() {
        try (Instance lab = cloudLab()) {
            server.client().deleteBucket(request -> request.bucket("lab-" + number));

            TransferException thrown = catchThrowableOfType(
                    TransferException.class, () -> transfer(lab).apply());

            assertThat(thrown)
                    .hasMessageStartingWith(
                            "Cannot copy data into the default storage 's3://lab-" + number + "/lab': ");
            assertThat(lab.query(Artifact.class).count()).isZero();
        }
    }

    @Test
    void thatMayNotBeReadIsTold() {
        try (Instance lab = environment.init("lab")) {
            DataReport found = withWrongKey(() -> transfer(lab).dataWork().check(backends()));

            assertThat(found.problems()).extracting(DataProblem::reason).containsOnly(DataProblem.Reason.FORBIDDEN);
            assertThat(found.locations())
                    .containsEntry("s3://" + bucket, new DataReport.Location(3, 0))
                    .containsEntry(folder.resolve("origin").toString(), new DataReport.Location(3, 3));
        }
    }

    @Test
    void isRefusedWhereTheBucketOfTheLabMayNotBeWritten() {
        try (Instance lab = cloudLab()) {
            DataWork work = transfer(lab).dataWork();

            TransferException thrown =
                    catchThrowableOfType(TransferException.class, () -> withWrongKey(() -> work.copy(backends())));

            assertThat(thrown)
                    .hasMessageStartingWith(
                            "Cannot copy data into the default storage 's3://lab-" + number + "/lab': ");
        }
    }

    private static <T> T withWrongKey(Supplier<T> work) {
        System.setProperty("aws.secretAccessKey", "wrong");
        try {
            return work.get();
        } finally {
            System.setProperty("aws.secretAccessKey", S3Server.SECRET_KEY);
        }
    }

    @Test
    void isCheckedWhereItIs() throws IOException {
        Files.delete(folder.resolve("origin/local.csv"));
        try (Instance lab = environment.init("lab")) {
            DataReport found = transfer(lab)
                    .with(TransferOptions.builder().checkData(true).build())
                    .plan()
                    .data();

            assertThat(found).isNotNull().satisfies(report -> {
                assertThat(report.checked()).isEqualTo(8);
                assertThat(report.problems())
                        .extracting(DataProblem::reason)
                        .containsExactly(DataProblem.Reason.MISSING);
            });
        }
    }
}
