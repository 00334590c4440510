package org.laminj.core.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.laminj.core.InstanceException;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;

/**
 * A SQLite database that is an object in a bucket.
 *
 * @param instance whose database it is, for messages
 * @param backend how the bucket is reached
 * @param object the database
 * @param exclusion the folder in the bucket by which users keep each other out
 * @param folder the folder of this machine for copies of it
 */
public record CloudDatabase(
        String instance, StorageBackend backend, StoragePath object, StoragePath exclusion, Path folder) {

    private static final String PARTIAL = ".partial-";

    /**
     * Beside the copies of other objects, whose folders have the names of their buckets: those begin with no dot, so that
     * nobody who removes copies removes what was not uploaded yet.
     */
    private static final Path COPIES = Path.of(".laminj", "instances");

    /** The database of an instance; empty if that is no object in a bucket. */
    public static Optional<CloudDatabase> of(InstanceSettings settings, StorageBackends backends, Path cacheFolder) {
        return settings.databaseObject()
                .map(object -> new CloudDatabase(
                        settings.slug().toString(),
                        backends.of(object),
                        object,
                        StoragePath.of(settings.storageRoot().text())
                                .resolve(PhysicalKey.RESERVED_FOLDER + "/_exclusion/" + settings.id()),
                        cacheFolder.resolve(COPIES).resolve(settings.id().hex())));
    }

    /** What is known of the object, if it is there. */
    public Optional<StoredObject> stat() {
        return backend.stat(object);
    }

    StoredObject found() {
        return stat().orElseThrow(() -> new InstanceException("Cannot open instance '" + instance
                + "': there is no SQLite file '" + object
                + "'. Check the storage root in its settings file, or create it again with 'lamin init'."));
    }

    /** Brings the object into a file, which others see only when it is whole. */
    void download(StoredObject version, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(file.getParent(), PARTIAL, "");
        try {
            fill(partial, version);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void fill(Path partial, StoredObject version) throws IOException {
        try (InputStream from = ObjectContent.of(backend, version).open();
                FileChannel to = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            from.transferTo(Channels.newOutputStream(to));
            to.force(true);
        }
        ContentHash told = version.hash();
        ContentHash arrived = ContentHash.of(partial);
        boolean comparable = told != null && told.type().equals(arrived.type());
        if (Files.size(partial) != version.sizeBytes() || (comparable && !arrived.equals(told))) {
            throw new StorageException(
                    Reason.CORRUPT,
                    "Cannot fetch '" + object + "': what has arrived is not what is there. Try again.",
                    null);
        }
    }

    /** Whether a file has the same content as the object, which is fetched for that. */
    boolean isContentOf(StoredObject version, Path file) throws IOException {
        if (Files.size(file) != version.sizeBytes()) {
            return false;
        }
        Path other = file.resolveSibling("compared.lndb");
        try {
            download(version, other);
            return Files.mismatch(file, other) < 0;
        } finally {
            Files.deleteIfExists(other);
        }
    }

    static boolean isPartial(Path file) {
        return file.getFileName().toString().startsWith(PARTIAL);
    }

    InstanceException unusableCopy(IOException e) {
        return new InstanceException(
                "Cannot keep a copy of the database of instance '" + instance + "' in '" + folder + "': " + e
                        + ". Check the disk, or name another folder by LAMIN_CACHE_DIR.",
                e);
    }
}
