package org.laminj.core.testing;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;

/**
 * Buckets of scheme {@code s3} that are folders, with the versions and conditions of S3. Several threads and processes may
 * use the same folder. It can be told to fail.
 */
public final class FolderBackend implements StorageBackend {

    private final Path folder;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean garbles;
    private volatile Reason failure;
    private volatile String failing = "";

    public FolderBackend(Path folder) {
        this.folder = folder;
    }

    /** The file behind an object, whether it is there or not. */
    public Path file(StoragePath object) {
        return folder.resolve(object.bucket()).resolve(object.key());
    }

    /** What was asked of it so far, e.g. {@code write s3://bucket/a}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** From now on requests fail that begin so, e.g. {@code write s3://bucket/a}; all if that is empty. */
    public void fail(Reason reason, String beginning) {
        failing = beginning;
        failure = reason;
    }

    /** From now on parts of objects are read with another first byte. */
    public void garble() {
        garbles = true;
    }

    /** From now on nothing fails. */
    public void recover() {
        failure = null;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        return request("stat", object, () -> described(object));
    }

    @SuppressWarnings("deprecation") // S3 uses MD5
    private Optional<StoredObject> described(StoragePath object) throws IOException {
        Path file = file(object);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        HashCode tag = com.google.common.io.Files.asByteSource(file.toFile()).hash(Hashing.md5());
        return Optional.of(new StoredObject(
                object,
                Files.size(file),
                Files.getLastModifiedTime(file).toInstant(),
                tag.toString(),
                ContentHash.ofETag(tag.toString())));
    }

    @Override
    public Stream<StoredObject> list(StoragePath below) {
        return request("list", below, () -> {
            if (!Files.isDirectory(file(below))) {
                return Stream.empty();
            }
            Path bucket = folder.resolve(below.bucket());
            try (Stream<Path> files = Files.walk(file(below))) {
                return files
                        .filter(Files::isRegularFile)
                        .map(file -> new StoragePath(
                                "s3", below.bucket(), bucket.relativize(file).toString()))
                        .sorted()
                        .toList()
                        .stream()
                        .map(object -> stat(object).orElseThrow());
            }
        });
    }

    @Override
    public InputStream read(StoragePath object) {
        return request("read", object, () -> Files.newInputStream(file(object)));
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        return request("read", object.path(), () -> {
            check(object.path(), WriteCondition.ifUnchanged(object));
            InputStream bytes = ObjectContent.of(file(object.path())).open(offset, length);
            return garbles ? garbled(bytes) : bytes;
        });
    }

    private static InputStream garbled(InputStream bytes) throws IOException {
        byte[] all = bytes.readAllBytes();
        all[0]++;
        return new ByteArrayInputStream(all);
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        return request("write", object, () -> replaced(object, content, condition));
    }

    private synchronized StoredObject replaced(StoragePath object, ObjectContent content, WriteCondition condition)
            throws IOException {
        Path file = file(object);
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(folder, ".partial", "");
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                InputStream bytes = content.open()) {
            long copied = Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
            if (copied != content.sizeBytes() || !lock.isValid()) {
                throw new StorageException(Reason.CORRUPT, "Cannot write '" + object + "': it ends early.", null);
            }
            check(object, condition);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return described(object).orElseThrow();
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void check(StoragePath object, WriteCondition condition) throws IOException {
        Optional<String> version = described(object).map(StoredObject::version);
        boolean met = switch (condition.kind()) {
            case ANYTHING -> true;
            case NOTHING -> version.isEmpty();
            case VERSION ->
                version.filter(found -> found.equals(condition.version())).isPresent();
        };
        if (!met) {
            throw new StorageException(
                    Reason.CHANGED, "Cannot use '" + object + "': somebody else has written it meanwhile.", null);
        }
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        return write(to, ObjectContent.of(this, from), WriteCondition.none());
    }

    @Override
    public boolean delete(StoragePath object) {
        return request("delete", object, () -> Files.deleteIfExists(file(object)));
    }

    @Override
    public Optional<String> region(StoragePath bucket) {
        return Optional.of("eu-central-1");
    }

    private <T> T request(String what, StoragePath object, Callable<T> request) {
        String text = what + " " + object;
        requests.add(text);
        Reason reason = failure;
        if (reason != null && text.startsWith(failing)) {
            throw new StorageException(reason, "Cannot " + what + " '" + object + "': as asked for.", null);
        }
        try {
            return request.call();
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    Reason.MISSING, "Cannot " + what + " '" + object + "': there is no such object.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
