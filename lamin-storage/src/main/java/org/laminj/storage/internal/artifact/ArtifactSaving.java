package org.laminj.storage.internal.artifact;

import static org.laminj.core.query.Condition.where;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.Condition;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.uid.RandomUid;
import org.laminj.core.uid.VersionedUid;
import org.laminj.storage.ByteProgress;
import org.laminj.storage.NewArtifact;
import org.laminj.storage.internal.artifact.Placement.Place;

/** Registers a file or folder as an artifact, and stores its content if it is not in a registered location. */
public final class ArtifactSaving {

    private static final int STEM_LENGTH = 16;

    private final Instance instance;
    private final ByteProgress progress;

    public ArtifactSaving(Instance instance, ByteProgress progress) {
        this.instance = instance;
        this.progress = progress;
    }

    /** The artifact as it is then: a new one, a new version, or the one that has the same content already. */
    public Artifact save(NewArtifact wanted) {
        requireIdentification(wanted);
        if (instance.isReadOnly()) {
            throw new ReadOnlyException("Cannot register '" + wanted.path() + "' in instance '" + instance.slug()
                    + "': it was opened for reading. Connect to it, or register the file in your own instance.");
        }
        Placement placement = new Placement(instance);
        // looked at first: an error is to name what was asked for
        Content content = Content.at(placement.resolved(wanted), instance.storageBackends());
        Place place = placement.of(wanted, content.path());
        Optional<Artifact> same = sameContent(content);
        if (same.isPresent()) {
            return existing(same.get(), wanted);
        }
        Optional<Artifact> earlier = earlier(wanted, place);
        warnWithoutRun();
        return create(wanted, place, content, earlier);
    }

    private void requireIdentification(NewArtifact wanted) {
        if (wanted.key() == null
                && wanted.description() == null
                && wanted.revises() == null
                && instance.run().isEmpty()
                && !new Placement(instance).hasKey(wanted)) {
            throw new IllegalArgumentException("Cannot register '" + wanted.path()
                    + "': nobody could find it. Pass a key or a description, or track a run.");
        }
        if (wanted.type() != null && !List.of("dataset", "model").contains(wanted.type())) {
            throw new IllegalArgumentException(
                    "Cannot register '" + wanted.path() + "' as '" + wanted.type() + "'. Choose dataset or model.");
        }
    }

    private void warnWithoutRun() {
        if (instance.run().isEmpty()) {
            instance.messages()
                    .message(MessageLevel.WARNING, "no run & transform got linked, call `ln.track()` & re-run");
        }
    }

    /** Another artifact has the same content if its hash is the same and was made in the same way. */
    private Optional<Artifact> sameContent(Content content) {
        return instance
                .query(Artifact.class)
                .anyVisibility()
                .filter(where(Artifact::hash).is(content.hash().value()))
                .list()
                .stream()
                .filter(other -> other.hashType() == null
                        || other.hashType().equals(content.hash().type().text()))
                .findFirst();
    }

    private Artifact existing(Artifact same, NewArtifact wanted) {
        if (same.visibility() < 0) {
            throw new StorageException(
                    Reason.UNUSABLE,
                    "Cannot register '" + wanted.path() + "': artifact '" + same.uid()
                            + "' in the trash has the same content. Restore it, or delete it permanently.",
                    null);
        }
        tell(MessageLevel.IMPORTANT, "returning existing artifact with same hash: " + same);
        if (wanted.key() != null && !wanted.key().equals(same.key())) {
            tell(
                    MessageLevel.WARNING,
                    "key " + same.key() + " on existing artifact differs from passed key " + wanted.key());
        }
        if (wanted.description() != null && !wanted.description().equals(same.description())) {
            tell(
                    MessageLevel.WARNING,
                    "updated description from " + same.description() + " to " + wanted.description());
            return instance.save(Draft.from(same).with(Artifact::description, wanted.description()));
        }
        return same;
    }

    /** What the new artifact is a version of: what was named, or what has the same key in the same location. */
    private Optional<Artifact> earlier(NewArtifact wanted, Place place) {
        if (wanted.revises() != null) {
            return Optional.of(latest(wanted.revises()));
        }
        if (place.key() == null) {
            return Optional.empty();
        }
        Optional<Artifact> sameKey = instance.query(Artifact.class)
                .filter(
                        where(Artifact::key).is(place.key()),
                        where(Artifact::isLatest).is(true),
                        Condition.lookup("storage", Ref.to(place.storage())))
                .orderByDescending(Artifact::createdAt)
                .first();
        sameKey.ifPresent(found -> tell(
                MessageLevel.IMPORTANT,
                "creating new artifact version for key='" + place.key() + "' (storage: '"
                        + place.storage().root() + "')"));
        return sameKey;
    }

    private Artifact latest(Artifact named) {
        if (!named.id().instanceId().equals(instance.settings().id().hex())) {
            throw new IllegalArgumentException("Cannot save a new version of artifact '" + named.uid()
                    + "' of another instance. Transfer it first, and revise what that returns.");
        }
        Artifact latest = instance.query(Artifact.class).versionsOf(named).latestVersion().stream()
                .reduce((first, second) -> second) // of a damaged family that has several
                .orElse(named);
        if (!latest.uid().equals(named.uid())) {
            tell(MessageLevel.WARNING, "didn't pass the latest version in `revises`, retrieved it: " + latest);
        }
        return latest;
    }

    private Artifact create(NewArtifact wanted, Place place, Content content, Optional<Artifact> earlier) {
        String uid = earlier.map(this::nextUid)
                .orElseGet(() -> VersionedUid.first(RandomUid.ofLength(STEM_LENGTH)))
                .toString();
        refuseToOverwrite(wanted, place, content, earlier);
        refuseSameTag(wanted, earlier);
        Draft<Artifact> draft = draft(wanted, place, content, uid, earlier);
        Upload upload = new Upload(instance.storageBackends(), progress);
        if (place.isUploaded()) {
            StoragePath target = place.location().path(PhysicalKey.ofUid(uid, place.suffix(), content.isFolder()));
            tell(MessageLevel.INFO, "storing artifact '" + uid + "' at '" + target + "'");
            upload.run(content, target);
        }
        try {
            return instance.save(draft);
        } catch (RuntimeException e) {
            upload.takeBack(e);
            throw e;
        }
    }

    /** Beyond the latest version, and not that of another one, which may be there although it is not the latest. */
    private VersionedUid nextUid(Artifact earlier) {
        Set<String> taken = new HashSet<>();
        instance.query(Artifact.class).versionsOf(earlier).forEach(member -> taken.add(member.uid()));
        VersionedUid next = VersionedUid.parse(earlier.uid(), STEM_LENGTH).next();
        while (taken.contains(next.toString())) {
            next = next.next();
        }
        return next;
    }

    private void refuseToOverwrite(NewArtifact wanted, Place place, Content content, Optional<Artifact> earlier) {
        if (place.isUploaded() && content.isFolder() && earlier.isPresent()) {
            throw new IllegalArgumentException("Cannot save '" + wanted.path() + "' as a new version of artifact '"
                    + earlier.get().uid()
                    + "': all versions of a folder share one place, and the earlier one would lose"
                    + " its files. Save it under another key.");
        }
    }

    private static void refuseSameTag(NewArtifact wanted, Optional<Artifact> earlier) {
        String tag = wanted.version();
        if (tag != null
                && earlier.filter(before -> tag.equals(before.version())).isPresent()) {
            throw new IllegalArgumentException("Cannot save '" + wanted.path() + "' as version '" + tag
                    + "': the version before it has this tag. Choose another one.");
        }
    }

    private static Draft<Artifact> draft(
            NewArtifact wanted, Place place, Content content, String uid, Optional<Artifact> earlier) {
        Draft<Artifact> draft = earlier.map(Draft::revising).orElseGet(() -> Draft.of(Artifact.class));
        Draft<Artifact> named =
                wanted.description() == null ? draft : draft.with(Artifact::description, wanted.description());
        return (place.key() == null ? named : named.with(Artifact::key, place.key()))
                .with(Artifact::uid, uid)
                .with(Artifact::suffix, place.suffix())
                .with(
                        Artifact::type,
                        wanted.type() == null ? earlier.map(Artifact::type).orElse(null) : wanted.type())
                .with(Artifact::version, wanted.version())
                .with(Artifact::size, content.sizeBytes())
                .with(Artifact::hash, content.hash().value())
                .with(Artifact::hashType, content.hash().type().text())
                .with(Artifact::nObjects, content.objectCount())
                .with(Artifact::keyIsVirtual, place.isUploaded())
                .with(Artifact::storage, Ref.to(place.storage()));
    }

    private void tell(MessageLevel level, String text) {
        instance.messages().message(level, text);
    }
}
