package org.laminj.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StorageException.Reason;

/**
 * A root with the objects below it. No key and no link leads out of it: whatever is asked for lies below the root, or is
 * refused. Immutable and thread-safe.
 */
public final class StorageLocation {

    private final StorageBackend backend;
    private final StoragePath root;

    private StorageLocation(StorageBackend backend, StoragePath root) {
        this.backend = backend;
        this.root = root;
    }

    /**
     * The location below a root.
     *
     * @throws StorageException if no backend serves it
     */
    public static StorageLocation at(StoragePath root, StorageBackends backends) {
        return new StorageLocation(backends.of(root), root);
    }

    /**
     * The location that a record names.
     *
     * @throws StorageException if no backend serves it, or its root is a path of another machine
     */
    public static StorageLocation of(Storage storage, StorageBackends backends) {
        return ofRoot(storage.root(), backends);
    }

    /** As {@link #of(Storage, StorageBackends)}, by the root that a database has. */
    public static StorageLocation ofRoot(String root, StorageBackends backends) {
        try {
            return at(StoragePath.ofStored(root), backends);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot reach storage '" + root + "' from this machine: " + e.getMessage()
                            + " Work on a machine that has it.",
                    e);
        }
    }

    public StoragePath root() {
        return root;
    }

    public StorageBackend backend() {
        return backend;
    }

    /**
     * The place of a key.
     *
     * @throws IllegalArgumentException if the key is malformed, see {@link StoragePath#resolve}
     * @throws StorageException with reason {@code UNUSABLE} if a link on the way leads out of the root
     */
    public StoragePath path(String key) {
        return inside(root.resolve(key));
    }

    /** Where the object or the folder of an artifact lies. */
    public StoragePath path(Artifact artifact) {
        return path(PhysicalKey.of(artifact));
    }

    /** What is known of an object; empty if there is none. */
    public Optional<StoredObject> stat(String key) {
        return backend.stat(path(key));
    }

    /** All objects below a folder, in order of their paths; the caller closes the stream. */
    public Stream<StoredObject> list(String key) {
        return backend.list(path(key)).peek(object -> inside(object.path()));
    }

    /** The object of an artifact, or those of its folder; none if they are gone. The caller closes the stream. */
    public Stream<StoredObject> objects(Artifact artifact) {
        String key = PhysicalKey.of(artifact);
        return artifact.nObjects() == null ? stat(key).stream() : list(key);
    }

    private StoragePath inside(StoragePath path) {
        if (path.isLocal() && leavesByLink(path.toFile())) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot use '" + path + "': a link leads out of storage '" + root + "'. Put the data itself there.",
                    null);
        }
        return path;
    }

    private boolean leavesByLink(Path file) {
        try {
            Path existing = file;
            while (existing != null && !Files.exists(existing)) {
                if (Files.isSymbolicLink(existing)) {
                    return true; // it leads nowhere yet, but somebody could write through it
                }
                existing = existing.getParent();
            }
            Path folder = root.toFile();
            return existing != null
                    && Files.exists(folder)
                    && !existing.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw new StorageException(
                    Reason.FORBIDDEN, "Cannot look up '" + file + "': " + e + ". Check its permissions.", e);
        }
    }
}
