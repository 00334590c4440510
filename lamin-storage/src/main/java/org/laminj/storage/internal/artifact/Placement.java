package org.laminj.storage.internal.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.model.Storage;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.NewArtifact;
import org.laminj.storage.StorageLocations;

/** Says where a new artifact belongs: in the location where its content lies, or in the default one. */
final class Placement {

    private final Instance instance;
    private final StorageLocations locations;

    Placement(Instance instance) {
        this.instance = instance;
        this.locations = StorageLocations.of(instance);
    }

    /**
     * Where an artifact belongs.
     *
     * @param storage the location that will hold it
     * @param location of that storage
     * @param key by which people find it; null for none
     * @param suffix of content and key
     * @param isUploaded whether the content has to be brought to the location, under a key made of the uid
     */
    record Place(
            Storage storage,
            StorageLocation location,
            @Nullable String key,
            String suffix,
            boolean isUploaded) {}

    /** Where the content lies, links resolved, if path and key can be used at all. */
    StoragePath resolved(NewArtifact wanted) {
        refuseReserved(wanted.path().toString(), "path");
        if (wanted.key() != null) {
            refuseReserved(wanted.key(), "key");
            StoragePath.checkKey(wanted.key());
        }
        return resolved(wanted.path());
    }

    /**
     * Where an artifact belongs.
     *
     * @param content as {@link #resolved}
     */
    Place of(NewArtifact wanted, StoragePath content) {
        String suffix = Suffix.of(content);
        refuseOtherSuffix(wanted, suffix);
        Optional<Storage> present =
                content.isLocal() ? locations.containing(content) : Optional.of(locations.linking(content));
        return present.map(storage -> inPlace(wanted, content, suffix, storage))
                .orElseGet(() -> uploaded(wanted, content, suffix));
    }

    /** Whether an artifact gets a key from the place of its content. */
    boolean hasKey(NewArtifact wanted) {
        return !wanted.path().isLocal() || locations.containing(wanted.path()).isPresent();
    }

    private static void refuseReserved(String text, String what) {
        if ((text + "/").contains(PhysicalKey.RESERVED_FOLDER + "/")) {
            throw new IllegalArgumentException("Cannot register " + what + " '"
                    + text.replaceAll("\\p{Cntrl}", "?") + "': " + PhysicalKey.RESERVED_FOLDER
                    + "/ is for the instance itself. Choose another " + what + ".");
        }
    }

    /** Follows links, unless they lead out of the location in which they lie. */
    private StoragePath resolved(StoragePath path) {
        if (!path.isLocal()) {
            return path;
        }
        Path file = path.toFile();
        if (!Files.exists(file)) {
            throw new StorageException(
                    Reason.MISSING,
                    "Cannot find '" + path + "': there is no such file or folder. Check the path.",
                    null);
        }
        try {
            StoragePath real = StoragePath.of(file.toRealPath());
            Optional<Storage> before = locations.containing(path);
            if (before.isPresent()
                    && !real.isBelow(StoragePath.ofStored(before.get().root()))) {
                throw new StorageException(
                        Reason.UNUSABLE,
                        "Cannot register '" + path + "': it is a link out of storage '"
                                + before.get().root() + "', to '" + real + "'. Register that path.",
                        null);
            }
            return real;
        } catch (IOException e) {
            throw new StorageException(
                    Reason.FORBIDDEN, "Cannot look up '" + path + "': " + e + ". Check its permissions.", e);
        }
    }

    private static void refuseOtherSuffix(NewArtifact wanted, String suffix) {
        String key = wanted.key();
        if (key != null && !Suffix.of(key).equals(suffix)) {
            throw new IllegalArgumentException("Cannot register '" + wanted.path() + "' under key '" + key
                    + "': the suffixes differ. Choose a key "
                    + (suffix.isEmpty() ? "without a suffix." : "with the suffix '" + suffix + "'."));
        }
    }

    private Place inPlace(NewArtifact wanted, StoragePath content, String suffix, Storage storage) {
        StorageLocation location = StorageLocation.of(storage, instance.storageBackends());
        String key = content.relativeTo(location.root());
        if (wanted.key() != null && !wanted.key().equals(key)) {
            throw new IllegalArgumentException("Cannot register '" + content + "' under key '" + wanted.key()
                    + "': it lies in storage '" + storage.root() + "' under '" + key + "'. Leave out the key.");
        }
        location.path(key); // refuses what links lead to
        return new Place(storage, location, key, suffix, false);
    }

    private Place uploaded(NewArtifact wanted, StoragePath content, String suffix) {
        Storage storage = wanted.storage() == null ? locations.defaultStorage() : wanted.storage();
        if (!locations.isManaged(storage)) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot store '" + content + "': storage '" + storage.root() + "' is read-only, for instance '"
                            + instance.slug() + "' does not manage it. Choose another storage.",
                    null);
        }
        StorageLocation location = StorageLocation.of(storage, instance.storageBackends());
        return new Place(storage, location, wanted.key(), suffix, true);
    }
}
