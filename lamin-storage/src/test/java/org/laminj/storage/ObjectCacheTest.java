package org.laminj.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.JavaProgram;
import org.laminj.storage.testing.ShelfBackend;

@DisplayName("The cache of objects")
class ObjectCacheTest {

    private static final StoragePath OBJECT = StoragePath.of("shelf://bucket/.lamindb/a b+1%.txt");

    @TempDir
    Path folder;

    private ShelfBackend shelf;

    @BeforeEach
    void fillShelf() {
        shelf = new ShelfBackend(folder.resolve("shelf"));
        write(OBJECT, "hello\n");
    }

    private void write(StoragePath path, String content) {
        shelf.write(path, ObjectContent.of(content.getBytes(UTF_8)), WriteCondition.none());
    }

    private ObjectCache cache() {
        return cache(Long.MAX_VALUE);
    }

    private ObjectCache cache(long limit) {
        return ObjectCache.in(folder.resolve("cache"), StorageBackends.of(shelf), limit);
    }

    private long reads() {
        return shelf.requests().stream()
                .filter(request -> request.startsWith("read"))
                .count();
    }

    private List<String> cached() throws IOException {
        Path bucket = folder.resolve("cache/bucket");
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

    @Test
    void fetchesAnObjectOnce() throws IOException {
        Path copy = cache().file(OBJECT);

        assertThat(copy)
                .isEqualTo(folder.resolve("cache/bucket/.lamindb/a b+1%.txt"))
                .hasContent("hello\n");
        assertThat(cache().file(OBJECT)).isEqualTo(copy);
        assertThat(reads()).isEqualTo(1);
        assertThat(cached()).containsExactly(".lamindb/a b+1%.txt");
    }

    @Test
    void fetchesWhatHasChanged() throws IOException {
        Path copy = cache().file(OBJECT);
        write(OBJECT, "other size");
        assertThat(cache().file(OBJECT)).hasContent("other size");
        write(OBJECT, "other time");
        Files.setLastModifiedTime(shelf.file(OBJECT), FileTime.fromMillis(1_000_000_000_000L));
        assertThat(cache().file(OBJECT)).isEqualTo(copy).hasContent("other time");
        FileTime time = Files.getLastModifiedTime(shelf.file(OBJECT));
        write(OBJECT, "same times");
        Files.setLastModifiedTime(shelf.file(OBJECT), time);
        assertThat(cache().file(OBJECT)).hasContent("same times");
        Files.writeString(copy, "damaged by somebody");
        assertThat(cache().file(OBJECT)).hasContent("same times");
    }

    @Test
    void fetchesAnObjectOnceForManyThreads() {
        List<Path> copies = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> cache().file(OBJECT))
                .distinct()
                .toList();

        assertThat(copies).hasSize(1);
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void fetchesAnObjectOnceForManyPrograms() throws Exception {
        shelf.write(OBJECT, ObjectContent.of(new byte[64 << 20]), WriteCondition.none());
        List<Process> programs = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            programs.add(JavaProgram.of(CachingProgram.class)
                    .process(
                            folder.resolve("shelf").toString(),
                            folder.resolve("cache").toString(),
                            OBJECT.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }

        int reads = 0;
        for (Process program : programs) {
            reads += Integer.parseInt(new String(program.getInputStream().readAllBytes(), UTF_8));
            assertThat(program.waitFor()).isZero();
        }
        assertThat(reads).isEqualTo(1);
        assertThat(cached()).containsExactly(".lamindb/a b+1%.txt");
    }

    @Test
    void keepsTheEarlierCopyWhenTheObjectIsGone() throws IOException {
        Path copy = cache().file(OBJECT);
        shelf.delete(OBJECT);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> cache().file(OBJECT))
                .withMessageContaining(OBJECT.toString())
                .extracting(StorageException::reason)
                .isEqualTo(Reason.MISSING);
        assertThat(copy).hasContent("hello\n");
    }

    @Test
    void holdsAFolderAsItIsNow() throws IOException {
        StoragePath zarr = StoragePath.of("shelf://bucket/x.zarr");
        write(zarr.resolve("a"), "a");
        write(zarr.resolve("sub/b"), "b");
        cache().folder(zarr);
        shelf.delete(zarr.resolve("sub/b"));
        write(zarr.resolve("c"), "c");

        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        ByteProgress progress = (what, done, all) -> told.add(what + " " + done + "/" + all);

        assertThat(cache().telling(progress).folder(zarr)).isEqualTo(folder.resolve("cache/bucket/x.zarr"));
        assertThat(told).contains("synchronizing x.zarr 2/2");
        assertThat(cached()).containsExactly("x.zarr/a", "x.zarr/c");
    }

    @Test
    void removesWhatWasNotAskedForTheLongestWhenItIsFull() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            write(StoragePath.of("shelf://bucket/" + name), "0123456789");
        }
        Path mine = Files.createDirectories(folder.resolve("cache/bucket")).resolve("mine");
        Files.write(mine, new byte[1_000]);
        ObjectCache small = cache(25);
        small.file(StoragePath.of("shelf://bucket/a"));
        Thread.sleep(20);
        small.file(StoragePath.of("shelf://bucket/b"));
        Thread.sleep(20);
        small.file(StoragePath.of("shelf://bucket/a"));
        Thread.sleep(20);

        small.file(StoragePath.of("shelf://bucket/c"));

        assertThat(cached()).containsExactly("a", "c", "mine");
    }

    @Test
    void keepsWhatWasAskedForLastEvenIfItIsTooLarge() throws IOException {
        assertThat(cache(1).file(OBJECT)).hasContent("hello\n");
        assertThat(cached()).hasSize(1);
    }

    @Test
    void forgetsAnObject() throws IOException {
        cache().file(OBJECT);

        cache().forget(OBJECT);

        assertThat(cached()).isEmpty();
    }

    @Test
    void leavesNothingOfADownloadThatFails() throws IOException {
        Path blocked = folder.resolve("cache/bucket");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "a file where a folder should be");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> cache().file(OBJECT))
                .withMessageContaining("LAMIN_CACHE_DIR");
    }
}
