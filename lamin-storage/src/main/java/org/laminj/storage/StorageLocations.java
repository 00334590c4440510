package org.laminj.storage;

import static org.laminj.core.query.Condition.where;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Storage;
import org.laminj.core.settings.StorageRoot;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.LocationMarker;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.uid.RandomUid;
import org.laminj.storage.internal.location.ManagingInstance;
import org.laminj.storage.internal.location.MarkedPlace;
import org.laminj.storage.internal.location.Root;

/**
 * The storage locations that an instance knows: those that it manages, and those that it only links to and never
 * writes to. Immutable and thread-safe.
 *
 * <p>An instance manages a location whose record carries the uid of the instance. All others, also those that no
 * instance manages, are read-only: nothing is written there, not even a marker.
 */
public final class StorageLocations {

    private static final int UID_LENGTH = 12;
    private static final int LONGEST_ROOT = 255;

    private final Instance instance;

    private StorageLocations(Instance instance) {
        this.instance = instance;
    }

    public static StorageLocations of(Instance instance) {
        return new StorageLocations(instance);
    }

    /** All locations in the order in which they were registered; one statement. */
    public List<Storage> list() {
        return instance.query(Storage.class).list();
    }

    /** Whether the instance may write to a location. */
    public boolean isManaged(Storage storage) {
        return instance.uid().equals(storage.instanceUid());
    }

    /**
     * The location of new artifacts whose content lies nowhere else.
     *
     * @throws StorageException if the instance has no record of it
     */
    public Storage defaultStorage() {
        String root = instance.settings().storageRoot().text();
        return instance.query(Storage.class)
                .filter(where(Storage::root).is(root))
                .findOne()
                .orElseThrow(() -> new StorageException(
                        Reason.MISSING,
                        "Cannot find the default storage of instance '" + instance.slug() + "': its registry has no '"
                                + root + "'. Register it with 'lamin storage add'.",
                        null));
    }

    /** The location in which an object lies: of several, one inside the other, the innermost. One statement. */
    public Optional<Storage> containing(StoragePath object) {
        return list().stream()
                .filter(storage -> root(storage).filter(object::isBelow).isPresent())
                .max(Comparator.comparingInt(storage -> storage.root().length()));
    }

    /** Roots of other machines contain nothing that can be named here. */
    private static Optional<StoragePath> root(Storage storage) {
        try {
            return Optional.of(StoragePath.ofStored(storage.root()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Registers a location and makes this instance its manager: its marker is written. Where that is not allowed, or
     * another instance manages the place, it is linked. A location that is registered already is returned as it is.
     *
     * @param root a folder, which need not exist, or a URL such as {@code s3://bucket/prefix}
     * @throws IllegalArgumentException if the root is malformed, or lies inside another location of this instance
     * @throws StorageException if it cannot be reached
     */
    public Storage register(String root) {
        StoragePath path = Root.normalised(root);
        Optional<Storage> known = byRoot(path);
        if (known.isPresent()) {
            return known.get();
        }
        containing(path).ifPresent(outer -> {
            throw new IllegalArgumentException("Cannot register storage '" + path + "': it lies inside storage '"
                    + outer.root() + "', to which its objects belong. Register another root.");
        });
        return MarkedPlace.around(path, backend(path)).map(this::linked).orElseGet(() -> managed(path));
    }

    /**
     * The location of an object in a bucket, registered as linked if it is not known yet: the place that another
     * instance has marked as its own if the object lies in one, else the bucket.
     *
     * @throws StorageException if it cannot be reached
     */
    public Storage linking(StoragePath object) {
        Optional<Storage> known = containing(object);
        if (known.isPresent()) {
            return known.get();
        }
        StoragePath bucket = new StoragePath(object.scheme(), object.bucket(), "");
        return MarkedPlace.around(object.parent().orElse(bucket), backend(object))
                .map(this::linked)
                .orElseGet(() -> save(bucket, null, null));
    }

    private StorageBackend backend(StoragePath path) {
        return instance.storageBackends().of(path);
    }

    private Optional<Storage> byRoot(StoragePath root) {
        return instance.query(Storage.class)
                .filter(where(Storage::root).is(root.toString()))
                .findOne();
    }

    private Storage managed(StoragePath root) {
        String uid = RandomUid.ofLength(UID_LENGTH);
        LocationMarker marker = new LocationMarker(backend(root), root);
        boolean written = isWritten(marker, uid);
        if (!written) {
            instance.messages()
                    .message(
                            MessageLevel.IMPORTANT,
                            "due to lack of write access, LaminDB won't manage storage location: " + root);
        }
        try {
            return save(root, uid, written ? instance.uid() : null);
        } catch (RuntimeException e) {
            if (written) {
                removeAfter(e, marker);
            }
            throw e;
        }
    }

    private static boolean isWritten(LocationMarker marker, String uid) {
        try {
            marker.write(uid);
            return true;
        } catch (StorageException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    private static void removeAfter(RuntimeException failure, LocationMarker marker) {
        try {
            marker.remove();
        } catch (StorageException e) {
            failure.addSuppressed(e);
        }
    }

    /** A location that another instance has marked: by the same uid, so that both know it for the same. */
    private Storage linked(MarkedPlace place) {
        Optional<Storage> known = byRoot(place.root());
        if (known.isPresent()) {
            return known.get();
        }
        String manager = new ManagingInstance(instance).of(place).orElse(null);
        instance.messages()
                .message(
                        MessageLevel.IMPORTANT,
                        "storage location " + place.root() + " is managed by "
                                + (manager == null ? "another instance" : "instance " + manager)
                                + ": linking to it, read-only");
        return save(place.root(), place.storageUid(), manager);
    }

    private Storage save(StoragePath root, @Nullable String uid, @Nullable String instanceUid) {
        if (root.toString().length() > LONGEST_ROOT) {
            throw new IllegalArgumentException("Cannot register storage '" + root + "': it has "
                    + root.toString().length() + " characters, of which " + LONGEST_ROOT + " fit.");
        }
        Draft<Storage> draft = Draft.of(Storage.class)
                .with(Storage::root, root.toString())
                .with(Storage::type, root.isLocal() ? StorageRoot.Type.LOCAL.text() : root.scheme())
                .with(Storage::region, backend(root).region(root).orElse(null))
                .with(Storage::instanceUid, instanceUid);
        return instance.save(uid == null ? draft : draft.with(Storage::uid, uid));
    }
}
