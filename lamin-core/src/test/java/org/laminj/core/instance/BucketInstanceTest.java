package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.settings.InstanceId;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.FolderBackend;
import org.laminj.core.testing.JavaProgram;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment.Message;

@DisplayName("An instance in a bucket")
class BucketInstanceTest {

    private static final String ROOT = "s3://bucket/lab";

    @TempDir
    Path folder;

    private FolderBackend buckets;
    private BucketUser ann;
    private BucketUser bob;

    @BeforeEach
    void setUp() throws IOException {
        buckets = new FolderBackend(Files.createDirectories(folder.resolve("buckets")));
        ann = BucketUser.of(folder, "ann", buckets);
        bob = BucketUser.of(folder, "bob", buckets);
    }

    private InstanceSettings created() {
        try (Instance lab = ann.instances().init(InitOptions.at(ROOT))) {
            bob.knows(lab.settings());
            return lab.settings();
        }
    }

    private static Instance open(BucketUser user) {
        return user.instances().connect("ann/lab");
    }

    private static void save(Instance lab, String label) {
        lab.save(Draft.of(ULabel.class).with(ULabel::name, label));
    }

    private static List<String> labels(Instance lab) {
        return lab.query(ULabel.class).list().stream().map(ULabel::name).toList();
    }

    private StoragePath at(String key) {
        return StoragePath.of(ROOT).resolve(key);
    }

    private StoragePath lock(InstanceSettings lab, String entry) {
        return at(".lamindb/_exclusion/" + lab.id().hex()).resolve(entry);
    }

    private List<String> objects() throws IOException {
        Path bucket = folder.resolve("buckets/bucket");
        if (!Files.exists(bucket)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Nested
    @DisplayName("is created")
    class Created {

        @Test
        void asTheOriginalLaysItOut() throws IOException {
            InstanceSettings lab = created();

            assertThat(lab.slug()).hasToString("ann/lab");
            assertThat(lab.storageRegion()).isEqualTo("eu-central-1");
            String id = lab.id().hex();
            assertThat(objects())
                    .containsExactly(
                            "lab/.lamindb/_exclusion/" + id + "/entering/ann00000",
                            "lab/.lamindb/_exclusion/" + id + "/numbers/ann00000",
                            "lab/.lamindb/_exclusion/" + id + "/priorities",
                            "lab/.lamindb/_is_initialized",
                            "lab/" + id + ".lndb");
            try (Instance opened = open(ann)) {
                Storage storage = opened.query(Storage.class).one();
                assertThat(buckets.file(at(".lamindb/_is_initialized"))).hasContent(storage.uid());
                assertThat(storage.root()).isEqualTo(ROOT);
                assertThat(storage.type()).isEqualTo("s3");
                assertThat(storage.region()).isEqualTo("eu-central-1");
                assertThat(storage.instanceUid()).isEqualTo(lab.id().uid());
            }
        }

        @Test
        void onceOnly() throws IOException {
            created();
            List<String> before = objects();

            ann.instances().init(InitOptions.at(ROOT)).close();
            assertThatExceptionOfType(InstanceConflictException.class)
                    .isThrownBy(() -> bob.instances().init(InitOptions.at(ROOT)))
                    .withMessage("Cannot create instance 'bob/lab' in '" + ROOT
                            + "': it is the storage of another instance. Choose another --storage.");

            assertThat(objects()).isEqualTo(before);
        }

        @Test
        void whollyOrNotAtAll() throws IOException {
            String id = InstanceId.ofSlug(new Slug("ann", "lab")).hex();
            for (String object : List.of(".lamindb/_is_initialized", id + ".lndb")) {
                buckets.fail(Reason.FORBIDDEN, "write " + at(object));

                assertThatExceptionOfType(InstanceException.class)
                        .isThrownBy(() -> ann.instances().init(InitOptions.at(ROOT)))
                        .withMessage(
                                "Cannot create instance 'ann/lab'. Cannot write '" + at(object) + "': as asked for.");

                assertThat(objects()).isEmpty();
                assertThat(ann.settings().instances()).isEmpty();
            }
            buckets.recover();
            created();
        }

        @Test
        void withItsDatabaseOnAServer() throws IOException {
            InitOptions options =
                    TestDatabase.POSTGRES.in(folder, InitOptions.at(ROOT).withName("served"));

            try (Instance served = ann.instances().init(options)) {
                assertThat(served.query(Storage.class).one().root()).isEqualTo(ROOT);
                assertThat(objects()).containsExactly("lab/.lamindb/_is_initialized");
            }
            ann.instances().delete("served");
            assertThat(objects()).isEmpty();
        }
    }

    @Nested
    @DisplayName("is read")
    class Read {

        private Instance other;

        @BeforeEach
        void createBoth() {
            created();
            other = bob.instances().init(InitOptions.at(folder.resolve("other").toString()));
        }

        private List<String> copies() throws IOException {
            try (Stream<Path> files = Files.walk(bob.copies())) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".lndb"))
                        .toList();
            }
        }

        @Test
        void fromACopyThatIsFetchedWhenItChanges() throws IOException {
            int before = buckets.requests().size();
            assertThat(other.using("ann/lab").query(User.class).count()).isOne();
            other.close();
            assertThat(buckets.requests().subList(before, buckets.requests().size()))
                    .noneMatch(request -> request.startsWith("write"));

            before = buckets.requests().size();
            try (Instance again = bob.instances().connect("bob/other")) {
                assertThat(labels(again.using("ann/lab"))).isEmpty();
            }
            assertThat(buckets.requests().subList(before, buckets.requests().size()))
                    .allMatch(request -> request.startsWith("stat"));

            try (Instance lab = open(ann)) {
                save(lab, "new");
            }
            try (Instance again = bob.instances().connect("bob/other")) {
                assertThat(labels(again.using("ann/lab"))).containsExactly("new");
            }
            assertThat(copies()).hasSize(1);
        }

        @Test
        void fromTheSameCopyUntilItIsClosed() throws IOException {
            Instance reading = other.using("ann/lab");
            try (Instance lab = open(ann)) {
                save(lab, "new");
            }

            try (Instance second = bob.instances().connect("bob/other")) {
                assertThat(labels(second.using("ann/lab"))).containsExactly("new");
                assertThat(labels(reading)).isEmpty();
                assertThat(copies()).hasSize(2);
            }
            other.close();
            try (Instance third = bob.instances().connect("bob/other")) {
                third.using("ann/lab");
                assertThat(copies()).hasSize(1);
            }
        }

        @Test
        void whileSomebodyWorksWithIt() {
            try (Instance lab = open(ann)) {
                save(lab, "not yet uploaded");

                assertThat(labels(other.using("ann/lab"))).isEmpty();
            }
        }

        @Test
        void neverFromAnOldCopyInSilence() {
            other.using("ann/lab");
            other.close();
            Instance again = bob.instances().connect("bob/other");

            buckets.fail(Reason.UNREACHABLE, "");
            assertThatExceptionOfType(InstanceException.class)
                    .isThrownBy(() -> again.using("ann/lab"))
                    .withMessageStartingWith("Cannot open instance 'ann/lab'. Cannot stat '" + ROOT);
            buckets.recover();
            ann.instances().delete("ann/lab");
            assertThatExceptionOfType(InstanceException.class)
                    .isThrownBy(() -> again.using("ann/lab"))
                    .withMessageStartingWith("Cannot open instance 'ann/lab': there is no SQLite file '" + ROOT);
        }
    }

    @Nested
    @DisplayName("is changed")
    class Changed {

        private InstanceSettings settings;

        @BeforeEach
        void create() {
            settings = created();
        }

        @Test
        void byOneAfterTheOther() {
            try (Instance lab = open(ann)) {
                save(lab, "of Ann");
            }
            try (Instance lab = open(bob)) {
                assertThat(labels(lab)).containsExactly("of Ann");
                save(lab, "of Bob");
            }
            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactlyInAnyOrder("of Ann", "of Bob");
                assertThat(lab.query(User.class).count()).isEqualTo(2);
            }
        }

        @Test
        void andUploadedOnlyThen() {
            int before = buckets.requests().size();

            open(ann).close();

            assertThat(buckets.requests().subList(before, buckets.requests().size()))
                    .doesNotContain("write " + at(settings.id() + ".lndb"))
                    .noneMatch(request -> request.equals("read " + at(settings.id() + ".lndb")));
        }

        @Test
        void byOneAtATime() throws IOException {
            try (Instance lab = open(ann)) {
                Instant since = Instant.parse("2026-11-22T10:00:00Z");
                Files.setLastModifiedTime(buckets.file(lock(settings, "numbers/ann00000")), FileTime.from(since));

                assertThatExceptionOfType(InstanceLockedException.class)
                        .isThrownBy(() -> bob.instances(Clock.fixed(since, ZoneOffset.UTC))
                                .connect("ann/lab"))
                        .withMessage("Cannot open instance 'ann/lab' for writing: user ann00000 works with it since"
                                + " 2026-11-22T10:00:00Z. Wait until they have closed it, or read it with using(). If"
                                + " their program ended early, they can connect and close again; 7 days after they"
                                + " locked it, it opens by itself.");
                save(lab, "of Ann");
            }
            try (Instance lab = open(bob)) {
                assertThat(labels(lab)).containsExactly("of Ann");
            }
        }

        @Test
        void byOneProgramOfAUserAtATime() {
            try (Instance lab = open(ann)) {
                assertThatExceptionOfType(InstanceLockedException.class)
                        .isThrownBy(() -> open(ann))
                        .withMessage("Cannot open instance 'ann/lab' for writing: another program on this machine works"
                                + " with it. Wait until it has closed the instance, or read it with using().");
                save(lab, "of the first");
            }
            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactly("of the first");
            }
        }

        @Test
        void whenALockIsOlderThanAWeek() throws IOException {
            Path number = buckets.file(lock(settings, "numbers/ann00000"));
            Files.writeString(number, "1");
            Files.setLastModifiedTime(number, FileTime.from(Instant.now().minus(Duration.ofDays(6))));
            assertThatExceptionOfType(InstanceLockedException.class).isThrownBy(() -> open(bob));

            Files.setLastModifiedTime(number, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
            try (Instance lab = open(bob)) {
                save(lab, "of Bob");
            }

            assertThat(number).hasContent("0");
        }

        @Test
        void alsoInWriteAheadMode() throws SQLException {
            Path object = buckets.file(at(settings.id() + ".lndb"));
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + object);
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
            }

            try (Instance lab = open(ann)) {
                save(lab, "of Ann");
            }

            try (Instance own = bob.instances()
                            .init(InitOptions.at(folder.resolve("own").toString()));
                    Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactly("of Ann");
                assertThat(labels(own.using("ann/lab"))).containsExactly("of Ann");
            }
        }

        @Test
        void andStaysLockedIfTheLockCannotBeReleased() {
            Instance lab = open(ann);
            save(lab, "of Ann");
            buckets.fail(Reason.UNREACHABLE, "write " + lock(settings, "numbers/ann00000"));

            assertThatExceptionOfType(InstanceException.class)
                    .isThrownBy(lab::close)
                    .withMessageStartingWith(
                            "Instance 'ann/lab' is uploaded, but stays locked for others. Cannot write")
                    .withMessageEndingWith("Connect to it and close it again, else it opens to them in 7 days.");

            buckets.recover();
            assertThatExceptionOfType(InstanceLockedException.class).isThrownBy(() -> open(bob));
            open(ann).close();
            try (Instance again = open(bob)) {
                assertThat(labels(again)).containsExactly("of Ann");
            }
        }

        @Test
        void notWithoutReachingTheBucket() {
            buckets.fail(Reason.UNREACHABLE, "");

            assertThatExceptionOfType(InstanceException.class)
                    .isThrownBy(() -> open(ann))
                    .withMessageStartingWith("Cannot open instance 'ann/lab'. Cannot stat '" + ROOT);

            buckets.recover();
            open(ann).close();
        }
    }

    @Nested
    @DisplayName("loses nothing that was saved")
    class Saved {

        private InstanceSettings settings;
        private StoragePath database;

        @BeforeEach
        void create() {
            settings = created();
            database = at(settings.id() + ".lndb");
        }

        private void leaveWithoutUploading(String label) {
            Instance lab = open(ann);
            save(lab, label);
            buckets.fail(Reason.UNREACHABLE, "write " + database);
            assertThatExceptionOfType(InstanceException.class)
                    .isThrownBy(lab::close)
                    .withMessageStartingWith("The changes to instance 'ann/lab' are saved on this machine only, in '"
                            + ann.copies().resolve(settings.id().hex()).resolve("working.lndb") + "'. Cannot write '")
                    .withMessageEndingWith("Connect to the instance again on this machine: then they are uploaded, or"
                            + " set aside if somebody else has changed it.");
            buckets.recover();
        }

        @Test
        void whenTheBucketCannotBeReachedAtTheEnd() {
            leaveWithoutUploading("kept");

            open(ann).close();

            assertThat(ann.messages())
                    .contains(new Message(
                            MessageLevel.IMPORTANT,
                            "recovered changes to instance ann/lab that were not uploaded; they will be when it is"
                                    + " closed"));
            try (Instance lab = open(bob)) {
                assertThat(labels(lab)).containsExactly("kept");
            }
        }

        @Test
        void whenSomebodyElseHasChangedItMeanwhile() throws IOException {
            leaveWithoutUploading("kept");
            try (Instance lab = open(bob)) {
                save(lab, "of Bob");
            }
            Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
            Path aside = ann.copies().resolve(settings.id().hex()).resolve("set-aside-2026-11-22T10-00-00Z.lndb");

            assertThatExceptionOfType(InstanceConflictException.class)
                    .isThrownBy(() -> ann.instances(clock).connect("ann/lab"))
                    .withMessage("Instance 'ann/lab' has changes of a program on this machine that were not uploaded,"
                            + " and '" + database + "' was changed by somebody else meanwhile. They cannot be united,"
                            + " so those of this machine were set aside as '" + aside + "'. Connect again to go on"
                            + " without them, and save anew what is missing.");

            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactly("of Bob");
            }
            BucketUser reader = BucketUser.of(folder, "reader", buckets);
            Path local = Files.createDirectories(folder.resolve("aside"));
            Files.copy(aside, local.resolve(settings.id() + ".lndb"));
            InstanceSettings asideSettings = InstanceSettings.builder(settings.slug(), StorageRoot.of(local.toString()))
                    .build();
            reader.knows(asideSettings);
            try (Instance lab = open(reader)) {
                assertThat(labels(lab)).containsExactly("kept");
            }
        }

        @Test
        void whenSomebodyWritesTheObjectWhileItIsOpen() throws IOException {
            Instance lab = open(ann);
            save(lab, "kept");
            byte[] others = Files.readAllBytes(buckets.file(database));
            others[others.length - 1]++;
            buckets.write(database, ObjectContent.of(others), WriteCondition.none());

            assertThatExceptionOfType(InstanceException.class)
                    .isThrownBy(lab::close)
                    .withMessageContaining("somebody else has written it meanwhile");

            assertThat(buckets.file(database)).hasBinaryContent(others);
            lab.close();
        }

        @Test
        void whenTheAnswerToTheUploadIsLost() throws IOException {
            leaveWithoutUploading("kept");
            Files.copy(
                    ann.copies().resolve(settings.id().hex()).resolve("working.lndb"),
                    buckets.file(database),
                    StandardCopyOption.REPLACE_EXISTING);

            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactly("kept");
            }
        }

        private ProcessBuilder program(int times) {
            return JavaProgram.of(BucketProcess.class)
                    .process(folder.toString(), String.valueOf(times))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
        }

        @Test
        void whenItsProgramIsKilled() throws Exception {
            Process process = program(0).start();
            try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(told.readLine()).isEqualTo("saved 0");
                assertThatExceptionOfType(InstanceLockedException.class)
                        .isThrownBy(() -> open(ann))
                        .withMessageContaining("another program on this machine works with it");
                assertThatExceptionOfType(InstanceLockedException.class)
                        .isThrownBy(() -> open(bob))
                        .withMessageContaining("user ann00000 works with it");
            } finally {
                process.destroyForcibly().waitFor();
            }

            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactly("saved 0");
            }
            try (Instance lab = open(bob)) {
                assertThat(labels(lab)).containsExactly("saved 0");
            }
        }

        private static List<String> told(Path output) throws IOException {
            String text = Files.readString(output);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        }

        @RepeatedTest(3)
        void wheneverItsProgramIsKilled(RepetitionInfo repetition) throws Exception {
            Path output = folder.resolve("told");
            Process process = program(1_000).redirectOutput(output.toFile()).start();
            while (process.isAlive() && told(output).size() < 3) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(23L * repetition.getCurrentRepetition());
            process.destroyForcibly().waitFor();
            List<String> told = told(output);
            assertThat(told).hasSizeGreaterThanOrEqualTo(3);

            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsAll(told);
            }
            try (Instance lab = open(bob)) {
                assertThat(labels(lab)).containsAll(told);
            }
        }
    }

    /** A program that saves and closes as often as it is told, then saves and does not end by itself. */
    static final class BucketProcess {

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            FolderBackend buckets = new FolderBackend(folder.resolve("buckets"));
            BucketUser ann = BucketUser.of(folder, "ann", buckets);
            int times = Integer.parseInt(arguments[1]);
            for (int time = 0; time < times; time++) {
                try (Instance lab = open(ann)) {
                    tell(lab, "saved " + time);
                }
            }
            tell(open(ann), "saved " + times);
            System.in.read();
        }

        private static void tell(Instance lab, String label) {
            save(lab, label);
            System.out.println(label);
            System.out.flush();
        }
    }

    @Nested
    @DisplayName("is deleted")
    class Deleted {

        private InstanceSettings settings;

        @BeforeEach
        void create() {
            settings = created();
        }

        @Test
        void withAllThatBelongsToIt() throws IOException {
            Path own = buckets.file(at("mine.csv"));
            Files.writeString(own, "mine");

            ann.instances().delete("ann/lab");

            assertThat(objects()).containsExactly("lab/mine.csv");
            assertThat(ann.settings().instances()).isEmpty();
            assertThat(ann.settings().currentInstance()).isEmpty();
            assertThat(ann.copies().resolve(settings.id().hex())).isEmptyDirectory();
        }

        @Test
        void notWhileDataIsLeft() throws IOException {
            Files.writeString(buckets.file(at(".lamindb/dPraor9rU1EofcFb6Wph.csv")), "data");
            List<String> before = objects();

            assertThatExceptionOfType(InstanceConflictException.class)
                    .isThrownBy(() -> ann.instances().delete("ann/lab"))
                    .withMessage("Storage '" + ROOT
                            + "/.lamindb' contains 1 objects - delete them prior to deleting the instance");

            assertThat(objects()).isEqualTo(before);
        }

        @Test
        void notWhileSomebodyWorksWithIt() throws IOException {
            try (Instance lab = open(bob)) {
                assertThatExceptionOfType(InstanceLockedException.class)
                        .isThrownBy(() -> ann.instances().delete("ann/lab"));
                save(lab, "of Bob");
            }
            try (Instance lab = open(ann)) {
                assertThat(labels(lab)).containsExactly("of Bob");
            }
        }
    }
}
