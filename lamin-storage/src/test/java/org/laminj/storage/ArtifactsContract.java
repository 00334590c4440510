package org.laminj.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.Ref;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.testing.TestEnvironment.Message;
import org.laminj.core.uid.ContentHash;

/** What artifacts do with files of this machine, on any database. */
abstract class ArtifactsContract {

    private static final String HELLO = "sZRqySSS0jR8YjW00mERhA";

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Artifacts artifacts;

    ArtifactsContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void init() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        artifacts = Artifacts.of(lamin);
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path inStorage(String name, String content) throws IOException {
        Path file = storage().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path storage() {
        return lamin.settings().storageRoot().path();
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(storage())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> storage().relativize(file).toString())
                    .filter(name ->
                            !name.endsWith(".lndb") && !name.contains(".lndb-") && !name.endsWith("_is_initialized"))
                    .sorted()
                    .toList();
        }
    }

    private Artifact save(String name, String content) throws IOException {
        return artifacts.save(NewArtifact.from(file(name, content)).withKey(name));
    }

    /** The same instance, in which a statement fails. */
    private Instance failingAt(String beginning) {
        return Instances.builder()
                .settings(environment.settings())
                .statements(sql -> {
                    if (sql.startsWith(beginning)) {
                        throw new IllegalStateException("fault");
                    }
                })
                .build()
                .connect("anonymous/lab");
    }

    @Nested
    class ThatAreSaved {

        @Test
        void copyAFileToTheDefaultStorage() throws IOException {
            Artifact saved = artifacts.save(NewArtifact.from(file("lung.csv.gz", "hello\n"))
                    .withKey("tissue/lung.csv.gz")
                    .withDescription("A lung")
                    .withType("dataset")
                    .withVersion("1"));

            assertThat(saved.uid()).hasSize(20).endsWith("0000");
            assertThat(saved.suffix()).isEqualTo(".csv.gz");
            assertThat(saved.key()).isEqualTo("tissue/lung.csv.gz");
            assertThat(saved.description()).isEqualTo("A lung");
            assertThat(saved.type()).isEqualTo("dataset");
            assertThat(saved.version()).isEqualTo("1");
            assertThat(saved.size()).isEqualTo(6);
            assertThat(saved.hash()).isEqualTo(HELLO);
            assertThat(saved.hashType()).isEqualTo("md5");
            assertThat(saved.nObjects()).isNull();
            assertThat(saved.keyIsVirtual()).isTrue();
            assertThat(saved.visibility()).isEqualTo(1);
            assertThat(saved.isLatest()).isTrue();
            assertThat(saved.storage().get().root()).isEqualTo(storage().toString());
            assertThat(stored()).containsExactly(".lamindb/" + saved.uid() + ".csv.gz");
            assertThat(artifacts.path(saved).toFile()).hasContent("hello\n");
            assertThat(environment.messages())
                    .contains(
                            new Message(
                                    MessageLevel.WARNING, "no run & transform got linked, call `ln.track()` & re-run"),
                            new Message(
                                    MessageLevel.INFO,
                                    "storing artifact '" + saved.uid() + "' at '" + artifacts.path(saved) + "'"));
        }

        @Test
        void stayWhereTheyAreInsideAStorage() throws IOException {
            Artifact saved = artifacts.save(NewArtifact.from(inStorage("raw/a b+1%.txt", "hello\n")));

            assertThat(saved.key()).isEqualTo("raw/a b+1%.txt");
            assertThat(saved.keyIsVirtual()).isFalse();
            assertThat(stored()).containsExactly("raw/a b+1%.txt");
            assertThat(artifacts.cache(saved)).isEqualTo(storage().resolve("raw/a b+1%.txt"));
        }

        @Test
        void canBeFolders() throws IOException {
            file("x.zarr/x", "hello\n");
            file("x.zarr/sub/y", "world\n");

            Queue<String> told = new ConcurrentLinkedQueue<>();
            Artifact saved = artifacts
                    .telling((what, done, all) -> told.add(what + " " + done + "/" + all))
                    .save(NewArtifact.from(folder.resolve("data/x.zarr")).withKey("x.zarr"));

            assertThat(told).contains("uploading x.zarr 12/12");

            assertThat(saved.hash()).isEqualTo("PFZ3g1ZNxzA7mqT6Mbce4w");
            assertThat(saved.hashType()).isEqualTo("md5-d");
            assertThat(saved.nObjects()).isEqualTo(2);
            assertThat(saved.size()).isEqualTo(12);
            String place = ".lamindb/" + saved.uid().substring(0, 16) + ".zarr/";
            assertThat(stored()).containsExactly(place + "sub/y", place + "x");
            assertThat(artifacts.cache(saved).resolve("sub/y")).hasContent("world\n");
        }

        @Test
        void canBeEmpty() throws IOException {
            assertThat(save("empty", "").hash()).isEqualTo("1B2M2Y8AsgTpgAmY7PhCfg");
        }

        @Test
        void areFoundAgainByTheirContent() throws IOException {
            Artifact first = save("a.txt", "hello\n");

            Artifact again = artifacts.save(
                    NewArtifact.from(file("b.txt", "hello\n")).withKey("b.txt").withDescription("Greeting"));

            assertThat(again.uid()).isEqualTo(first.uid());
            assertThat(again.description()).isEqualTo("Greeting");
            assertThat(lamin.query(Artifact.class).count()).isEqualTo(1);
            assertThat(environment.messages())
                    .contains(
                            new Message(MessageLevel.IMPORTANT, "returning existing artifact with same hash: " + first),
                            new Message(
                                    MessageLevel.WARNING,
                                    "key a.txt on existing artifact differs from passed key b.txt"),
                            new Message(MessageLevel.WARNING, "updated description from null to Greeting"));
        }

        @Test
        void areNotTakenOutOfTheTrashInSilence() throws IOException {
            Artifact trashed = artifacts.trash(save("a.txt", "hello\n"));

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> save("b.txt", "hello\n"))
                    .withMessageContaining("artifact '" + trashed.uid() + "' in the trash has the same content");
        }

        @Test
        void becomeNewVersionsUnderTheSameKey() throws IOException {
            Artifact first = save("a.txt", "one");

            Artifact second = save("a.txt", "two");

            assertThat(second.uid()).isEqualTo(first.uid().substring(0, 16) + "0001");
            assertThat(second.isLatest()).isTrue();
            assertThat(lamin.query(Artifact.class)
                            .filter(where(Artifact::isLatest).is(true))
                            .list())
                    .extracting(Artifact::uid)
                    .containsExactly(second.uid());
            assertThat(artifacts.path(first).toFile()).hasContent("one");
            assertThat(artifacts.path(second).toFile()).hasContent("two");
            assertThat(environment.messages(MessageLevel.IMPORTANT))
                    .contains("creating new artifact version for key='a.txt' (storage: '" + storage() + "')");
        }

        @Test
        void reviseTheLatestVersionWhicheverIsNamed() throws IOException {
            Artifact first = save("a.txt", "one");
            Artifact second = save("a.txt", "two");

            Artifact third = artifacts.save(
                    NewArtifact.from(file("c.txt", "three")).revising(first).withVersion("3"));

            assertThat(third.uid()).isEqualTo(first.uid().substring(0, 16) + "0002");
            assertThat(third.key()).isEqualTo("a.txt");
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains("didn't pass the latest version in `revises`, retrieved it: " + second);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(file("d.txt", "four"))
                            .revising(third)
                            .withVersion("3")))
                    .withMessageContaining("has this tag");
        }

        @Test
        void doNotOverwriteTheFilesOfAnEarlierFolder() throws IOException {
            file("x.zarr/x", "hello\n");
            Path zarr = folder.resolve("data/x.zarr");
            artifacts.save(NewArtifact.from(zarr).withKey("x.zarr"));
            file("x.zarr/x", "changed");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(zarr).withKey("x.zarr")))
                    .withMessageContaining("the earlier one would lose its files");
        }

        @Test
        void replaceWhatAKilledProgramHasLeft() throws IOException {
            Artifact first = save("a.txt", "one");
            String next = first.uid().substring(0, 16) + "0001";
            Path left = Files.writeString(storage().resolve(".lamindb/" + next + ".txt"), "left by a killed program");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> save("a.txt", "two"))
                    .extracting(StorageException::reason)
                    .isEqualTo(Reason.CHANGED);
            assertThat(left).hasContent("left by a killed program");
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));

            assertThat(save("a.txt", "two").uid()).isEqualTo(next);
            assertThat(left).hasContent("two");
        }

        @Test
        void haveOneLatestVersionAlsoWhenManySaveAtOnce() throws IOException {
            save("a.txt", "first");
            List<Path> files = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                files.add(file(number + "/a.txt", "content " + number));
            }

            long saved = files.parallelStream().filter(this::isSaved).count();

            List<Artifact> family = lamin.query(Artifact.class).list();
            assertThat(family)
                    .hasSize((int) saved + 1)
                    .allSatisfy(version -> assertThat(
                                    ContentHash.of(artifacts.path(version).toFile()))
                            .hasToString(version.hash()));
            assertThat(family)
                    .filteredOn(Artifact::isLatest)
                    .singleElement()
                    .satisfies(latest -> assertThat(latest.uid())
                            .isEqualTo(family.stream()
                                    .map(Artifact::uid)
                                    .max(String::compareTo)
                                    .orElseThrow()));
        }

        /** Who is too late is told so. */
        private boolean isSaved(Path file) {
            try {
                artifacts.save(NewArtifact.from(file).withKey("a.txt"));
                return true;
            } catch (StorageException | ConstraintException e) {
                return false;
            }
        }

        @Test
        void keepTheObjectsOfVersionsThatAreNotTheLatest() throws IOException {
            Artifact first = save("a.txt", "one");
            Artifact second = save("a.txt", "two");
            lamin.save(Draft.from(second).with(Artifact::isLatest, false));
            lamin.save(Draft.from(first).with(Artifact::isLatest, true));

            Artifact third = save("a.txt", "three");

            assertThat(third.uid()).endsWith("0002");
            assertThat(artifacts.path(second).toFile()).hasContent("two");
        }

        @Test
        void leaveNoObjectWhenTheRowCannotBeWritten() throws IOException {
            Path file = file("a.txt", "hello\n");
            try (Instance failing = failingAt("INSERT INTO \"lnschema_core_artifact\"")) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> Artifacts.of(failing)
                                .save(NewArtifact.from(file).withKey("a.txt")));
            }

            assertThat(stored()).isEmpty();
            assertThat(lamin.query(Artifact.class).count()).isZero();
        }

        @Test
        void areNotSavedInWhatWasOpenedForReading() throws IOException {
            Path file = file("a.txt", "hello\n");
            try (Instance other = environment.init("other")) {
                Artifacts readOnly = Artifacts.of(other.using("anonymous/lab"));

                assertThatExceptionOfType(ReadOnlyException.class)
                        .isThrownBy(() -> readOnly.save(NewArtifact.from(file).withKey("a.txt")));
            }
            assertThat(stored()).isEmpty();
        }

        @Test
        void leaveNoRowWhenTheObjectCannotBeStored() throws IOException {
            Path file = file("a.txt", "hello\n");
            Path reserved = storage().resolve(".lamindb");
            Files.move(reserved, storage().resolve("aside"));
            Files.writeString(reserved, "no folder");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(file).withKey("a.txt")));

            assertThat(lamin.query(Artifact.class).count()).isZero();
        }
    }

    @Nested
    class ThatCannotBe {

        @ParameterizedTest
        @ValueSource(strings = {"../a.txt", "/a.txt", "a/../b.txt", "a//b.txt", "b.txt/", ".lamindb/a.txt", "a\nb.txt"})
        void underThatKeyAreRefused(String key) throws IOException {
            NewArtifact wanted = NewArtifact.from(file("a.txt", "hello\n")).withKey(key);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(wanted))
                    .withMessageNotContaining("\n");
            assertThat(stored()).isEmpty();
            assertThat(lamin.query(Artifact.class).count()).isZero();
        }

        @Test
        void forTheirPathAreRefused() throws IOException {
            Path secret = file("secret.txt", "secret");
            Files.createSymbolicLink(storage().resolve("link.txt"), secret);
            inStorage(".lamindb/mine.txt", "mine");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(storage().resolve("link.txt"))))
                    .withMessageContaining("it is a link out of storage '" + storage() + "'");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(storage().resolve(".lamindb/mine.txt"))))
                    .withMessageContaining("is for the instance itself");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> artifacts.save(
                            NewArtifact.from(folder.resolve("missing")).withKey("missing")))
                    .withMessageContaining("there is no such file or folder")
                    .extracting(StorageException::reason)
                    .isEqualTo(Reason.MISSING);
        }

        @Test
        void forWhatTheyAreCalledAreRefused() throws IOException {
            Path file = file("a.txt", "hello\n");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(file)))
                    .withMessageContaining("Pass a key or a description");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(NewArtifact.from(file).withKey("a.csv")))
                    .withMessageContaining("the suffixes differ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            artifacts.save(NewArtifact.from(file("none", "b")).withKey("none.csv")))
                    .withMessageContaining("Choose a key without a suffix");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(
                            NewArtifact.from(inStorage("b.txt", "b")).withKey("c.txt")))
                    .withMessageContaining("under 'b.txt'. Leave out the key");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> artifacts.save(
                            NewArtifact.from(file).withKey("a.txt").withType("plot")))
                    .withMessageContaining("Choose dataset or model");
            assertThat(lamin.query(Artifact.class).count()).isZero();
        }
    }

    @Nested
    class ThatAreOpened {

        @Test
        void giveTheirBytes() throws IOException {
            Artifact artifact = save("a.txt", "0123456789");

            try (InputStream bytes = artifacts.open(artifact)) {
                assertThat(bytes).hasContent("0123456789");
            }
            try (SeekableByteChannel channel = artifacts.openChannel(artifact)) {
                assertThat(channel.size()).isEqualTo(10);
                ByteBuffer three = ByteBuffer.allocate(3);
                channel.position(4).read(three);
                assertThat(new String(three.array(), UTF_8)).isEqualTo("456");
                assertThat(channel.position()).isEqualTo(7);
                assertThat(channel.position(10).read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
        }

        @Test
        void sayWhatIsMissing() throws IOException {
            Artifact artifact = save("a.txt", "hello\n");
            Files.delete(artifacts.path(artifact).toFile());

            for (ThrowingCallable way : List.<ThrowingCallable>of(
                    () -> artifacts.cache(artifact),
                    () -> artifacts.open(artifact),
                    () -> artifacts.openChannel(artifact))) {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(way)
                        .withMessageContaining(artifact.uid())
                        .extracting(StorageException::reason)
                        .isEqualTo(Reason.MISSING);
            }
        }

        @Test
        void canLieInAnotherInstance() throws IOException {
            Artifact artifact = save("a.txt", "hello\n");
            try (Instance other = environment.init("other")) {
                Artifact foreign =
                        other.using("anonymous/lab").query(Artifact.class).one();

                assertThat(Artifacts.of(other).cache(foreign))
                        .isEqualTo(artifacts.path(artifact).toFile());
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> Artifacts.of(other).delete(foreign))
                        .withMessageContaining("is read-only here");
            }
        }
    }

    @Nested
    class ThatAreReplaced {

        @Test
        void keepTheirUid() throws IOException {
            Artifact artifact = save("a.txt", "one");

            Artifact replaced = artifacts.replace(artifact, file("b.txt", "hello\n"));

            assertThat(replaced.uid()).isEqualTo(artifact.uid());
            assertThat(replaced.key()).isEqualTo("a.txt");
            assertThat(replaced.hash()).isEqualTo(HELLO);
            assertThat(replaced.size()).isEqualTo(6);
            assertThat(stored()).containsExactly(".lamindb/" + artifact.uid() + ".txt");
            assertThat(artifacts.path(replaced).toFile()).hasContent("hello\n");
        }

        @Test
        void changeTheirSuffix() throws IOException {
            Artifact artifact = save("a.txt", "one");
            Artifact real = artifacts.save(NewArtifact.from(inStorage("raw/b.txt", "two")));

            Artifact replaced = artifacts.replace(artifact, file("a.csv", "1,2"));
            Artifact renamed = artifacts.replace(real, file("b.csv", "3,4"));

            assertThat(replaced.key()).isEqualTo("a.csv");
            assertThat(renamed.key()).isEqualTo("raw/b.csv");
            assertThat(stored()).containsExactly(".lamindb/" + artifact.uid() + ".csv", "raw/b.csv");
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains(
                            "replacing the file will replace key 'raw/b.txt' with 'raw/b.csv' and delete 'raw/b.txt'");
        }

        @Test
        void areAsBeforeIfThatFails() throws IOException {
            Artifact artifact = save("a.txt", "one");
            Path other = file("b.txt", "two");
            try (Instance failing = failingAt("UPDATE \"lnschema_core_artifact\"")) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> Artifacts.of(failing).replace(artifact, other))
                        .satisfies(
                                failure -> assertThat(failure.getSuppressed()).isEmpty());
            }

            assertThat(lamin.query(Artifact.class).one()).hasToString(artifact.toString());
            assertThat(artifacts.path(artifact).toFile()).hasContent("one");
            assertThat(stored()).containsExactly(".lamindb/" + artifact.uid() + ".txt");
        }
    }

    @Nested
    class ThatAreDeleted {

        @Test
        void takeTheirObjectAndAnnotationsAlong() throws IOException {
            Artifact artifact = save("a.txt", "one");
            ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "TSP1"));
            lamin.related(artifact, "ulabels").add(label);

            artifacts.delete(artifact);

            assertThat(lamin.query(Artifact.class).anyVisibility().count()).isZero();
            assertThat(lamin.query(ULabel.class).list()).containsExactly(label);
            assertThat(stored()).isEmpty();
        }

        @Test
        void handTheirPlaceToTheVersionBefore() throws IOException {
            Artifact first = save("a.txt", "one");
            Artifact second = save("a.txt", "two");

            artifacts.delete(second);

            Artifact left = lamin.query(Artifact.class).one();
            assertThat(left.uid()).isEqualTo(first.uid());
            assertThat(left.isLatest()).isTrue();
            assertThat(environment.messages(MessageLevel.WARNING)).contains("new latest version is " + left);
        }

        @Test
        void stayWhereACollectionHoldsThem() throws IOException {
            Artifact artifact = save("a.txt", "one");
            Collection collection = lamin.save(Draft.of(Collection.class).with(Collection::name, "All"));
            lamin.related(collection, "artifacts").add(artifact);

            assertThatExceptionOfType(ConstraintException.class)
                    .isThrownBy(() -> artifacts.delete(artifact))
                    .withMessageContaining("1 by Collection.artifacts");
            assertThat(stored()).hasSize(1);
        }

        @Test
        void goToTheTrashWhereverTheyLie() throws IOException {
            Artifact artifact = linked();

            Artifact trashed = artifacts.trash(artifact);

            assertThat(trashed.visibility()).isEqualTo(-1);
            assertThat(artifacts.restore(trashed).visibility()).isEqualTo(1);
        }

        @Test
        void leaveObjectsThatAreNotTheirInstances() throws IOException {
            Artifact artifact = linked();
            Path object = artifacts.path(artifact).toFile();

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> artifacts.delete(artifact))
                    .withMessageContaining("is managed by instance abcdefghijkl, not by this one");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> artifacts.replace(artifact, file("b.txt", "b")));
            artifacts.deleteRecord(artifact);

            assertThat(object).hasContent("linked");
            assertThat(object.getParent().resolve(".lamindb")).doesNotExist();
            assertThat(lamin.query(Artifact.class).anyVisibility().count()).isZero();
        }

        private Artifact linked() throws IOException {
            Path root = file("linked/l.txt", "linked").getParent();
            Storage storage = lamin.save(Draft.of(Storage.class)
                    .with(Storage::root, root.toRealPath().toString())
                    .with(Storage::instanceUid, "abcdefghijkl"));
            Artifact artifact = artifacts.save(NewArtifact.from(root.resolve("l.txt")));
            assertThat(artifact.storage()).isEqualTo(Ref.to(storage));
            return artifact;
        }
    }
}
