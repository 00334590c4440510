package org.laminj.core.internal.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.query.Condition;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageException.Reason;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;
import org.laminj.core.uid.RandomUid;
import org.laminj.core.uid.VersionedUid;

/** Texts about runs, kept as artifacts that nobody sees unless they look at the run. */
final class HiddenTexts {

    private static final int HIDDEN = 0;
    private static final int STEM_LENGTH = 16;
    private static final String SUFFIX = ".txt";

    private final OpenDatabase open;
    private final RecordWriter writer;

    HiddenTexts(OpenDatabase open) {
        this.open = open;
        this.writer = new RecordWriter(open);
    }

    /**
     * The artifact that holds a text: the one that is there with this description, else a new one in the default storage.
     * Empty where that cannot be written to, which people are told; a run need not fail for it.
     */
    Optional<Artifact> kept(String description, String text) {
        try {
            ObjectContent content = ObjectContent.of(text.getBytes(UTF_8));
            ContentHash hash = ContentHash.of(content);
            return Optional.of(known(description, hash).orElseGet(() -> stored(description, content, hash)));
        } catch (StorageException e) {
            boolean lacksBackend = e.reason() == Reason.UNUSABLE;
            open.messages()
                    .message(
                            lacksBackend ? MessageLevel.HINT : MessageLevel.WARNING,
                            "'" + description + "' was not kept: " + e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
    }

    private Optional<Artifact> known(String description, ContentHash hash) {
        Selection<Artifact> same = Selection.of(open.records().graph().registry(Artifact.class))
                .filter(List.of(
                        where(Artifact::hash).is(hash.value()),
                        where(Artifact::description).is(description),
                        where(Artifact::visibility).is(HIDDEN)));
        return open.records().list(same).stream().findFirst();
    }

    private Artifact stored(String description, ObjectContent content, ContentHash hash) {
        Storage storage = defaultStorage();
        String uid = VersionedUid.first(RandomUid.ofLength(STEM_LENGTH)).toString();
        StorageLocation location =
                StorageLocation.of(storage, open.surroundings().backends());
        StoragePath place = location.path(PhysicalKey.ofUid(uid, SUFFIX, false));
        location.backend().write(place, content, WriteCondition.ifAbsent());
        try {
            return writer.save(draft(uid, description, content, hash).with(Artifact::storage, Ref.to(storage)), null);
        } catch (RuntimeException e) {
            takeBack(location, place, e);
            throw e;
        }
    }

    private static Draft<Artifact> draft(String uid, String description, ObjectContent content, ContentHash hash) {
        return Draft.of(Artifact.class)
                .with(Artifact::uid, uid)
                .with(Artifact::description, description)
                .with(Artifact::suffix, SUFFIX)
                .with(Artifact::size, content.sizeBytes())
                .with(Artifact::hash, hash.value())
                .with(Artifact::hashType, hash.type().text())
                .with(Artifact::visibility, HIDDEN)
                .with(Artifact::keyIsVirtual, true);
    }

    /** An object that no row names is left if that fails; why the row is missing matters more. */
    private static void takeBack(StorageLocation location, StoragePath place, RuntimeException reason) {
        try {
            location.backend().delete(place);
        } catch (StorageException e) {
            reason.addSuppressed(e);
        }
    }

    private Storage defaultStorage() {
        String root = open.settings().storageRoot().text();
        Selection<Storage> own = Selection.of(open.records().graph().registry(Storage.class))
                .filter(List.of(Condition.lookup("root", root)));
        return open.records().list(own).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException(
                        Reason.MISSING,
                        "Cannot find the default storage '" + root + "' of instance '"
                                + open.settings().slug() + "' in its registry. Connect to the instance again.",
                        null));
    }
}
