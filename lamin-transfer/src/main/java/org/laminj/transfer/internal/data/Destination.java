package org.laminj.transfer.internal.data;

import java.nio.file.Files;
import java.util.Optional;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.RandomUid;
import org.laminj.transfer.TransferException;

/** The default storage of the target, to which data is copied. Thread-safe. */
final class Destination {

    private static final int PROBE_LENGTH = 12;

    private final StorageLocation location;

    Destination(StorageLocation location) {
        this.location = location;
    }

    StorageLocation location() {
        return location;
    }

    /**
     * Makes sure that something can be written, by trying it; a missing right would fail each of many objects.
     *
     * @throws TransferException if it cannot
     */
    void requireWritable() {
        probe().ifPresent(why -> {
            throw new TransferException("Cannot copy data into the default storage '" + location.root() + "': " + why
                    + " Nothing was copied.");
        });
    }

    /** A missing root would be made by writing, and hide that a disk is not mounted. */
    private Optional<String> probe() {
        StoragePath root = location.root();
        if (root.isLocal() && !Files.isDirectory(root.toFile())) {
            return Optional.of("there is no such folder. Mount it, or make it.");
        }
        try {
            StoragePath probe =
                    location.path(PhysicalKey.RESERVED_FOLDER + "/.writable-" + RandomUid.ofLength(PROBE_LENGTH));
            location.backend().write(probe, ObjectContent.of(new byte[0]), WriteCondition.none());
            location.backend().delete(probe);
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
