package org.laminj.core.internal.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.InstanceException;
import org.laminj.core.InstanceLockedException;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.testing.FolderBackend;

@DisplayName("The lock of users on an instance in a bucket")
class ExclusionLockTest {

    @TempDir
    Path folder;

    private FolderBackend buckets;
    private CloudDatabase database;

    @BeforeEach
    void setUp() {
        buckets = new FolderBackend(folder);
        StoragePath root = StoragePath.of("s3://bucket");
        database = new CloudDatabase(
                "ann/lab", buckets, root.resolve("x.lndb"), root.resolve("lock"), folder.resolve("copies"));
    }

    private ExclusionLock of(String user) {
        return new ExclusionLock(database, user, Clock.systemUTC(), Duration.ofMillis(500));
    }

    private Path entry(String name) {
        return buckets.file(database.exclusion().resolve(name));
    }

    private void leave(String entry, String content) throws IOException {
        Files.createDirectories(entry(entry).getParent());
        Files.writeString(entry(entry), content);
    }

    @Test
    void isWrittenAsTheOriginalWritesIt() {
        ExclusionLock first = of("ann");
        first.lock();
        assertThat(entry("priorities")).hasContent("ann");
        assertThat(entry("numbers/ann")).hasContent("1");
        assertThat(entry("entering/ann")).hasContent("0");

        first.unlock();
        of("bob").lock();

        assertThat(entry("priorities")).hasContent("ann*bob");
        assertThat(entry("numbers/ann")).hasContent("0");
        assertThat(entry("numbers/bob")).hasContent("1");
    }

    @Test
    void isTakenByTheFirstOfTwoWithOneNumber() throws IOException {
        leave("priorities", "ann*bob");
        leave("numbers/ann", "1");
        assertThatExceptionOfType(InstanceLockedException.class).isThrownBy(of("bob")::lock);
        assertThat(entry("numbers/bob")).hasContent("0");

        leave("numbers/ann", "0");
        of("bob").lock();
        assertThatExceptionOfType(InstanceLockedException.class).isThrownBy(of("ann")::lock);
        assertThat(entry("numbers/bob")).hasContent("1");
    }

    @Test
    void isNotAwaitedForeverWhileAnotherDrawsANumber() throws IOException {
        leave("priorities", "ann");
        leave("entering/ann", "1");

        assertThatExceptionOfType(InstanceLockedException.class)
                .isThrownBy(of("bob")::lock)
                .withMessageStartingWith(
                        "Cannot open instance 'ann/lab' for writing: user ann has been about to lock it for 0 seconds.");

        assertThat(entry("numbers/bob")).hasContent("0");
        assertThat(entry("entering/bob")).hasContent("0");
        Files.setLastModifiedTime(
                entry("entering/ann"), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        of("bob").lock();
        assertThat(entry("entering/ann")).hasContent("0");
    }

    @Test
    void isLeftOpenByWhoFailsHalfWay() {
        buckets.fail(Reason.UNREACHABLE, "write s3://bucket/lock/numbers/ann");

        assertThatExceptionOfType(StorageException.class).isThrownBy(of("ann")::lock);

        buckets.recover();
        of("bob").lock();
    }

    @Test
    void saysWhatIsNoNumber() throws IOException {
        leave("priorities", "ann*bob");
        leave("numbers/ann", "one");

        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(of("bob")::lock)
                .withMessage(
                        "Cannot open instance 'ann/lab' for writing: 's3://bucket/lock/numbers/ann' of its lock holds"
                                + " no number. Remove it when nobody works with the instance.");
    }

    @RepeatedTest(5)
    void isHadByOneAtMostOfManyWhoComeAtOnce() throws Exception {
        int users = 6;
        ExecutorService threads = Executors.newFixedThreadPool(users);
        AtomicInteger inside = new AtomicInteger();
        List<Callable<Integer>> programs = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            ExclusionLock lock = new ExclusionLock(database, "user" + user, Clock.systemUTC());
            programs.add(() -> timesInside(lock, inside));
        }
        try {
            List<Future<Integer>> all = threads.invokeAll(programs);
            for (Future<Integer> one : all) {
                assertThat(one.get()).isBetween(0, 5);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readString(entry("priorities"), UTF_8).split("\\*"))
                .containsExactlyInAnyOrder("user0", "user1", "user2", "user3", "user4", "user5");
    }

    private static int timesInside(ExclusionLock lock, AtomicInteger inside) throws InterruptedException {
        int times = 0;
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                lock.lock();
                assertThat(inside.incrementAndGet()).isOne();
                Thread.sleep(5);
                inside.decrementAndGet();
                times++;
                lock.unlock();
            } catch (InstanceLockedException e) {
                assertThat(e).hasMessageContaining("works with it");
            }
        }
        return times;
    }
}
