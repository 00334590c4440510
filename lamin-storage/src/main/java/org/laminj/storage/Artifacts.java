package org.laminj.storage;

import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.storage.internal.artifact.ArtifactReplacing;
import org.laminj.storage.internal.artifact.ArtifactSaving;
import org.laminj.storage.internal.artifact.ObjectChannel;

/**
 * The bytes of artifacts: registers files and folders, and opens, replaces and deletes what is registered.
 *
 * <p>Reads the artifacts of this instance and of others that are opened beside it; writes only to locations that this
 * instance manages. What is opened or fetched becomes an input of the active run. Immutable and thread-safe. All methods throw {@link StorageException} where bytes cannot be reached,
 * with the reason.
 *
 * <pre>{@code
 * Artifacts artifacts = Artifacts.of(lamin);
 * Artifact lung = artifacts.save(NewArtifact.from("lung.h5ad").withKey("tabula-sapiens/lung.h5ad"));
 * Path file = artifacts.cache(lung);
 * }</pre>
 */
public final class Artifacts {

    private final Instance instance;
    private final ByteProgress progress;
    private final boolean notesInputs;

    private Artifacts(Instance instance, ByteProgress progress, boolean notesInputs) {
        this.instance = instance;
        this.progress = progress;
        this.notesInputs = notesInputs;
    }

    /** The artifacts of an instance, with the cache of its environment. */
    public static Artifacts of(Instance instance) {
        return new Artifacts(instance, ByteProgress.none(), true);
    }

    /** The same, which tells somebody how uploads and downloads go on. */
    public Artifacts telling(ByteProgress listener) {
        return new Artifacts(instance, listener, notesInputs);
    }

    /** The same, for looking at content without making it an input of a run. */
    public Artifacts withoutInputs() {
        return new Artifacts(instance, progress, false);
    }

    /**
     * Registers a file or folder, or an object or folder in a bucket.
     *
     * <p>What lies in a registered location stays there and is found under its key. An object in a bucket that is not
     * registered stays there, too, and its bucket is linked. Any other file is copied to the default storage. Content that
     * is registered already gives the artifact that has it; other content under the same key gives a new version.
     *
     * <p>The content is stored before the row is written in one transaction; if that fails it is removed again.
     *
     * @throws IllegalArgumentException if key, suffix or place do not go together, or nothing identifies the artifact
     */
    public Artifact save(NewArtifact artifact) {
        return new ArtifactSaving(instance, progress).save(artifact);
    }

    /** Where the object or the folder of an artifact lies, whether it is there or not. */
    public StoragePath path(Artifact artifact) {
        return location(artifact).path(artifact);
    }

    private StorageLocation location(Artifact artifact) {
        return StorageLocation.of(artifact.storage().get(), instance.storageBackends());
    }

    /**
     * The artifact as file or folder of this machine: itself if it lies here, else a copy in the cache, which is fetched
     * if it is not fresh.
     */
    public Path cache(Artifact artifact) {
        StoragePath path = path(artifact);
        if (path.isLocal()) {
            Path file = path.toFile();
            if (!Files.exists(file)) {
                throw missing(artifact, path);
            }
            noteRead(artifact);
            return file;
        }
        ObjectCache cache = ObjectCache.of(instance).telling(progress);
        Path copy = artifact.nObjects() == null ? cache.file(path) : cache.folder(path);
        noteRead(artifact);
        return copy;
    }

    /** Opens the bytes of an artifact from the beginning; the caller closes the stream. Nothing is kept in the cache. */
    public InputStream open(Artifact artifact) {
        StoragePath path = pathOfFile(artifact);
        InputStream opened = instance.storageBackends().of(path).read(path);
        noteRead(artifact);
        return opened;
    }

    /**
     * Opens an artifact for reading here and there; the caller closes the channel. Only the parts that are read are
     * fetched, in blocks of 4 MiB. If the object is written anew meanwhile, reading fails.
     */
    public SeekableByteChannel openChannel(Artifact artifact) {
        StoragePath path = pathOfFile(artifact);
        StoredObject object = instance.storageBackends().stat(path).orElseThrow(() -> missing(artifact, path));
        noteRead(artifact);
        return new ObjectChannel(instance.storageBackends().content(object));
    }

    private void noteRead(Artifact artifact) {
        if (notesInputs) {
            instance.noteRead(artifact);
        }
    }

    private StoragePath pathOfFile(Artifact artifact) {
        if (artifact.nObjects() != null) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot open artifact '" + artifact.uid() + "' as one file: it is a folder with "
                            + artifact.nObjects() + " objects. Use cache(), and open the files in it.",
                    null);
        }
        return path(artifact);
    }

    private static StorageException missing(Artifact artifact, StoragePath path) {
        return new StorageException(
                Reason.MISSING,
                "Cannot open artifact '" + artifact.uid() + "': there is nothing at '" + path
                        + "'. It may have been moved or deleted.",
                null);
    }

    /**
     * Replaces the content of an artifact, which keeps its uid. If the suffix is another one, key and place change
     * accordingly.
     *
     * @param file of this machine
     * @return the artifact as it is now
     * @throws StorageException with reason {@code UNUSABLE} if its location is not managed by this instance, or it is a
     *     folder; if anything fails, content and row are as they were
     */
    public Artifact replace(Artifact artifact, Path file) {
        refuseIfLinked(artifact, "replace");
        return new ArtifactReplacing(instance, progress).replace(artifact, file);
    }

    /** Moves an artifact to the trash, wherever its object lies: only the row changes. */
    public Artifact trash(Artifact artifact) {
        return instance.trash(artifact);
    }

    /** Takes an artifact out of the trash. */
    public Artifact restore(Artifact artifact) {
        return instance.restore(artifact);
    }

    /**
     * Deletes an artifact for good: its row with all annotations, then its object.
     *
     * @throws StorageException with reason {@code UNUSABLE} if its location is not managed by this instance; nothing was
     *     deleted
     * @throws org.laminj.core.store.ConstraintException if other records refer to it; nothing was deleted
     */
    public void delete(Artifact artifact) {
        refuseIfLinked(artifact, "delete");
        StoragePath path = path(artifact);
        boolean shared = sharesItsPlace(artifact);
        instance.delete(artifact);
        if (shared) {
            tell(MessageLevel.IMPORTANT, "a file/folder remains here: " + path);
            return;
        }
        deleteObjects(artifact, path);
        tell(MessageLevel.SUCCESS, "deleted " + path);
    }

    /** Versions of a folder share their place. */
    private boolean sharesItsPlace(Artifact artifact) {
        StoragePath path = path(artifact);
        return instance.query(Artifact.class).versionsOf(artifact).stream()
                .filter(other -> !other.id().equals(artifact.id()))
                .anyMatch(other -> path(other).equals(path));
    }

    /**
     * Deletes the row of an artifact for good and leaves its object, as is allowed for any location.
     *
     * @throws org.laminj.core.store.ConstraintException if other records refer to it; nothing was deleted
     */
    public void deleteRecord(Artifact artifact) {
        StoragePath path = path(artifact);
        instance.delete(artifact);
        tell(MessageLevel.IMPORTANT, "a file/folder remains here: " + path);
    }

    private void deleteObjects(Artifact artifact, StoragePath path) {
        List<StoragePath> objects;
        try (Stream<StoredObject> found = location(artifact).objects(artifact)) {
            objects = found.map(StoredObject::path).toList();
        }
        objects.forEach(object -> instance.storageBackends().of(object).delete(object));
        if (!path.isLocal()) {
            ObjectCache.of(instance).forget(path);
        }
    }

    private void refuseIfLinked(Artifact artifact, String what) {
        Storage storage = artifact.storage().get();
        boolean own = artifact.id().instanceId().equals(instance.settings().id().hex());
        if (!own || !StorageLocations.of(instance).isManaged(storage)) {
            String manager = storage.instanceUid() == null ? "no instance" : "instance " + storage.instanceUid();
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot " + what + " the object of artifact '" + artifact.uid() + "': storage '" + storage.root()
                            + "' is managed by " + manager + ", not by this one, and is read-only here. To delete"
                            + " only the record use deleteRecord(); to change the object work in the instance that"
                            + " manages it.",
                    null);
        }
    }

    private void tell(MessageLevel level, String text) {
        instance.messages().message(level, text);
    }
}
