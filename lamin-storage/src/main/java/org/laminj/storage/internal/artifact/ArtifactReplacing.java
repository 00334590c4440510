package org.laminj.storage.internal.artifact;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.storage.WriteCondition;
import org.laminj.storage.ByteProgress;

/** Gives an artifact other content; if something fails the earlier content is back in its place. */
public final class ArtifactReplacing {

    private final Instance instance;
    private final ByteProgress progress;

    public ArtifactReplacing(Instance instance, ByteProgress progress) {
        this.instance = instance;
        this.progress = progress;
    }

    public Artifact replace(Artifact artifact, Path file) {
        Content content = Content.at(StoragePath.of(file), instance.storageBackends());
        if (content.isFolder() || artifact.nObjects() != null) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot replace the content of artifact '" + artifact.uid() + "' by '" + file
                            + "': one of them is a folder. Save the folder as an artifact of its own.",
                    null);
        }
        String suffix = Suffix.of(content.path());
        @Nullable String key = key(artifact, suffix);
        StorageLocation location = StorageLocation.of(artifact.storage().get(), instance.storageBackends());
        StoragePath before = location.path(artifact);
        StoragePath after = location.path(
                key == null || artifact.keyIsVirtual() ? PhysicalKey.ofUid(artifact.uid(), suffix, false) : key);
        return swap(artifact, content, location.backend(), before, after, draft(artifact, content, key, suffix));
    }

    private static Draft<Artifact> draft(Artifact artifact, Content content, @Nullable String key, String suffix) {
        return Draft.from(artifact)
                .with(Artifact::key, key)
                .with(Artifact::suffix, suffix)
                .with(Artifact::size, content.sizeBytes())
                .with(Artifact::hash, content.hash().value())
                .with(Artifact::hashType, content.hash().type().text());
    }

    private @Nullable String key(Artifact artifact, String suffix) {
        String key = artifact.key();
        if (key == null || suffix.equals(artifact.suffix())) {
            return key;
        }
        String changed = (key.endsWith(artifact.suffix())
                        ? key.substring(0, key.length() - artifact.suffix().length())
                        : key)
                + suffix;
        instance.messages()
                .message(
                        MessageLevel.WARNING,
                        "replacing the file will replace key '" + key + "' with '" + changed + "'"
                                + (artifact.keyIsVirtual() ? "" : " and delete '" + key + "'"));
        return changed;
    }

    private Artifact swap(
            Artifact artifact,
            Content content,
            StorageBackend backend,
            StoragePath before,
            StoragePath after,
            Draft<Artifact> draft) {
        if (before.equals(after)) {
            return swapInPlace(artifact, content, backend, before, draft);
        }
        Upload upload = new Upload(instance.storageBackends(), progress);
        upload.run(content, after);
        Artifact saved;
        try {
            saved = instance.save(draft);
        } catch (RuntimeException e) {
            upload.takeBack(e);
            throw e;
        }
        backend.delete(before);
        return saved;
    }

    /** Keeps the earlier object beside until the row is written. */
    private Artifact swapInPlace(
            Artifact artifact, Content content, StorageBackend backend, StoragePath place, Draft<Artifact> draft) {
        Optional<StoredObject> earlier = backend.stat(place);
        StoragePath aside = StorageLocation.of(artifact.storage().get(), instance.storageBackends())
                .path(PhysicalKey.RESERVED_FOLDER + "/_replaced/" + artifact.uid());
        Optional<StoredObject> kept = earlier.map(object -> backend.copy(object, aside));
        try {
            backend.write(
                    place,
                    instance.storageBackends().content(content.objects().get(0)),
                    earlier.map(WriteCondition::ifUnchanged).orElse(WriteCondition.ifAbsent()));
            Artifact saved = saved(draft, backend, kept, place);
            kept.ifPresent(object -> backend.delete(object.path()));
            return saved;
        } catch (RuntimeException e) {
            if (e.getSuppressed().length == 0) { // else it is the only copy of what was there
                kept.ifPresent(object -> backend.delete(object.path()));
            }
            throw e;
        }
    }

    private Artifact saved(
            Draft<Artifact> draft, StorageBackend backend, Optional<StoredObject> kept, StoragePath place) {
        try {
            return instance.save(draft);
        } catch (RuntimeException e) {
            putBack(backend, kept, place, e);
            throw e;
        }
    }

    private static void putBack(
            StorageBackend backend, Optional<StoredObject> kept, StoragePath place, RuntimeException failure) {
        try {
            if (kept.isPresent()) {
                backend.copy(kept.get(), place);
            } else {
                backend.delete(place);
            }
        } catch (StorageException e) {
            String where = kept.map(object -> "'" + object.path() + "'").orElse("nowhere");
            failure.addSuppressed(new StorageException(
                    e.reason(), "The earlier content could not be put back; it is in " + where + ".", e));
        }
    }
}
