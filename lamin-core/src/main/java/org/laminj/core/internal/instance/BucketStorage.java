package org.laminj.core.internal.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.internal.cloud.CloudDatabase;
import org.laminj.core.internal.cloud.WorkingCopy;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.LocationMarker;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;

/** A bucket, or a part of one, as default storage. Not thread-safe: it remembers what it has written. */
final class BucketStorage implements DefaultStorage {

    private final InstanceSettings instance;
    private final Surroundings surroundings;
    private final StoragePath root;
    private final StorageBackend backend;
    private @Nullable Path newDatabase;
    private boolean marked;
    private boolean published;

    BucketStorage(InstanceSettings instance, Surroundings surroundings) {
        this.instance = instance;
        this.surroundings = surroundings;
        this.root = StoragePath.of(instance.storageRoot().text());
        this.backend = surroundings.backends().of(root);
    }

    private StoragePath reserved() {
        return root.resolve(PhysicalKey.RESERVED_FOLDER);
    }

    private LocationMarker marker() {
        return new LocationMarker(backend, root);
    }

    private Optional<CloudDatabase> database() {
        return CloudDatabase.of(instance, surroundings.backends(), surroundings.cacheFolder());
    }

    @Override
    public @Nullable String region() {
        return backend.region(root).orElse(null);
    }

    @Override
    public boolean hasDatabase() {
        return database().flatMap(CloudDatabase::stat).isPresent();
    }

    /** Databases have markers beside them; to look for others without would mean to list all of the bucket. */
    @Override
    public void refuseOccupied() {
        if (hasDatabase()) {
            throw occupied("it holds a database of this instance without its settings file");
        }
        if (marker().exists()) {
            throw occupied("it is the storage of another instance");
        }
    }

    private InstanceConflictException occupied(String why) {
        return new InstanceConflictException("Cannot create instance '" + instance.slug() + "' in '" + root + "': "
                + why + ". Choose another --storage.");
    }

    /** An instance whose database lies there needs to write there; one on a server does not. */
    @Override
    public boolean mark(String storageUid) {
        try {
            marker().write(storageUid);
            marked = true;
            return true;
        } catch (StorageException e) {
            if (e.reason() == Reason.CHANGED) {
                throw occupied("it has just become the storage of another instance");
            }
            if (e.reason() == Reason.FORBIDDEN && !instance.isSqlite()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Path newDatabase() throws IOException {
        Path folder = Files.createDirectories(database().orElseThrow().folder());
        newDatabase = folder.resolve("new-" + UUID.randomUUID() + ".lndb");
        return newDatabase;
    }

    @Override
    public void publish() throws IOException {
        if (newDatabase != null) {
            CloudDatabase database = database().orElseThrow();
            backend.write(database.object(), ObjectContent.of(newDatabase), WriteCondition.ifAbsent());
            published = true;
            removeNewDatabase();
        }
    }

    private void removeNewDatabase() throws IOException {
        if (newDatabase != null) {
            Files.deleteIfExists(newDatabase);
        }
    }

    @Override
    public void undo() throws IOException {
        removeNewDatabase();
        if (published) {
            backend.delete(database().orElseThrow().object());
        }
        if (marked) {
            marker().remove();
        }
    }

    @Override
    public long dataObjects() {
        StoragePath exclusion = reserved().resolve("_exclusion");
        StoragePath marker = marker().path();
        try (Stream<StoredObject> objects = backend.list(reserved())) {
            return objects.map(StoredObject::path)
                    .filter(object -> !object.equals(marker) && !object.isBelow(exclusion))
                    .count();
        }
    }

    @Override
    public void remove(UserSettings user) throws IOException {
        Optional<CloudDatabase> database = database();
        if (database.isPresent()) {
            WorkingCopy.delete(database.get(), user.uid(), surroundings.clock());
        }
        marker().remove();
    }
}
