package org.laminj.storage.testing;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.internal.local.LocalStorageBackend;

/**
 * A storage of one's own: buckets of scheme {@code shelf} that are folders. It notes what is asked of it, and can be
 * told to refuse writing.
 */
public final class ShelfBackend implements StorageBackend {

    private final Path folder;
    private final LocalStorageBackend files = new LocalStorageBackend();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean readOnly;

    public ShelfBackend(Path folder) {
        this.folder = folder;
    }

    /** From now on nobody may write. */
    public void refuseWrites() {
        readOnly = true;
    }

    /** What was asked for so far, e.g. {@code read shelf://bucket/a}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The file behind an object. */
    public Path file(StoragePath path) {
        return folder.resolve(path.bucket()).resolve(path.key());
    }

    @Override
    public Set<String> schemes() {
        return Set.of("shelf");
    }

    private StoragePath inside(StoragePath path) {
        return StoragePath.of(file(path));
    }

    private StoredObject outside(StoredObject object) {
        Path relative =
                folder.toAbsolutePath().normalize().relativize(object.path().toFile());
        StoragePath path = new StoragePath(
                "shelf",
                relative.getName(0).toString(),
                relative.subpath(1, relative.getNameCount()).toString());
        return new StoredObject(path, object.sizeBytes(), object.modifiedAt(), object.version(), object.hash());
    }

    private StoredObject inside(StoredObject object) {
        return new StoredObject(
                inside(object.path()), object.sizeBytes(), object.modifiedAt(), object.version(), object.hash());
    }

    /** Does some work, whose errors name places on the shelf. */
    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (StorageException e) {
            String root = folder.toAbsolutePath().normalize() + "/";
            throw new StorageException(
                    e.reason(), String.valueOf(e.getMessage()).replace(root, "shelf://"), e.getCause());
        }
    }

    private void refuse(StoragePath path) {
        if (readOnly) {
            throw new StorageException(Reason.FORBIDDEN, "Cannot write '" + path + "': the shelf is locked.", null);
        }
    }

    @Override
    public Optional<StoredObject> stat(StoragePath object) {
        requests.add("stat " + object);
        return told(() -> files.stat(inside(object)).map(this::outside));
    }

    @Override
    public Stream<StoredObject> list(StoragePath path) {
        requests.add("list " + path);
        return told(() -> files.list(inside(path)).map(this::outside));
    }

    @Override
    public InputStream read(StoragePath object) {
        requests.add("read " + object);
        return told(() -> files.read(inside(object)));
    }

    @Override
    public InputStream read(StoredObject object, long offset, long length) {
        requests.add("read " + object.path());
        return told(() -> files.read(inside(object), offset, length));
    }

    @Override
    public StoredObject write(StoragePath object, ObjectContent content, WriteCondition condition) {
        requests.add("write " + object);
        refuse(object);
        return told(() -> outside(files.write(inside(object), content, condition)));
    }

    @Override
    public StoredObject copy(StoredObject from, StoragePath to) {
        requests.add("copy " + from.path() + " " + to);
        refuse(to);
        return told(() -> outside(files.copy(inside(from), inside(to))));
    }

    @Override
    public boolean delete(StoragePath object) {
        requests.add("delete " + object);
        refuse(object);
        return told(() -> files.delete(inside(object)));
    }
}
