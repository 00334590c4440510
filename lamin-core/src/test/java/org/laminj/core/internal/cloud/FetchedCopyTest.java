package org.laminj.core.internal.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.FolderBackend;

@DisplayName("A copy of a database in a bucket, to be read")
class FetchedCopyTest {

    @TempDir
    Path folder;

    private FolderBackend buckets;
    private CloudDatabase database;

    @BeforeEach
    void setUp() throws IOException {
        buckets = new FolderBackend(Files.createDirectories(folder.resolve("buckets")));
        StoragePath root = StoragePath.of("s3://bucket");
        database = new CloudDatabase(
                "ann/lab", buckets, root.resolve("x.lndb"), root.resolve("lock"), folder.resolve("copies"));
        write("first");
    }

    private void write(String content) {
        buckets.write(database.object(), ObjectContent.of(content.getBytes(UTF_8)), WriteCondition.none());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("copies/fetched"))) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }

    @Test
    void staysAsItIsWhileItIsRead() throws IOException {
        FetchedCopy old = FetchedCopy.of(database);
        write("second");
        FetchedCopy current = FetchedCopy.of(database);

        assertThat(old.path()).hasContent("first");
        assertThat(current.path()).hasContent("second");
        old.close();
        old.close();
        current.close();
        FetchedCopy.of(database).close();

        assertThat(files()).containsExactly(current.path());
    }

    @Test
    void isFetchedOnceByAllWhoAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<FetchedCopy> asking = () -> FetchedCopy.of(database);
            List<Future<FetchedCopy>> copies = threads.invokeAll(Collections.nCopies(8, asking));
            for (Future<FetchedCopy> copy : copies) {
                assertThat(copy.get().path()).hasContent("first");
            }
            for (Future<FetchedCopy> copy : copies) {
                copy.get().close();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(buckets.requests()).containsOnlyOnce("read s3://bucket/x.lndb");
        assertThat(files()).hasSize(1);
    }

    @Test
    void replacesWhatProgramsLeftThatEndedEarly() throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copies/fetched"));
        Files.writeString(copies.resolve("0123.lndb"), "old");
        Files.writeString(copies.resolve("0123.0-0.use"), "");
        Files.writeString(copies.resolve(".partial-1"), "ol");

        FetchedCopy copy = FetchedCopy.of(database);
        copy.close();

        assertThat(files()).containsExactly(copy.path());
    }

    @Test
    void isRefusedIfItArrivesOtherwise() {
        buckets.garble();

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> FetchedCopy.of(database))
                .withMessage("Cannot fetch 's3://bucket/x.lndb': what has arrived is not what is there. Try again.")
                .extracting(StorageException::reason)
                .isEqualTo(Reason.CORRUPT);
        assertThat(folder.resolve("copies/fetched")).isDirectoryNotContaining("glob:**.lndb");
    }
}
