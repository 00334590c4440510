package org.laminj.core.internal.annotate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.annotate.NewCollection;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.instance.LinkWriter;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Relation;
import org.laminj.core.uid.ContentHash;

/** Saves collections, each with its artifacts in one transaction. */
public final class CollectionCreation {

    private final OpenDatabase open;
    private final @Nullable Run run;

    public CollectionCreation(OpenDatabase open, @Nullable Run run) {
        this.open = open;
        this.run = run;
    }

    /** The collection with this content: the one that is there, or a new one. */
    public Collection save(NewCollection wanted) {
        List<Long> artifacts = wanted.artifacts().stream()
                .map(artifact -> open.ownId(artifact, "collect"))
                .toList();
        String hash = hash(wanted.artifacts());
        Optional<Collection> same = open.database().readSession(session -> withHash(session, hash));
        if (same.isPresent()) {
            tell("returning existing collection with same hash: " + same.get());
            return same.get();
        }
        if (run == null) {
            tell("no run & transform got linked, call `ln.track()` & re-run");
        }
        return open.database().writeSession(session -> create(session, wanted, hash, artifacts));
    }

    private void tell(String text) {
        open.messages().message(MessageLevel.WARNING, text);
    }

    private static String hash(List<Artifact> artifacts) {
        Set<String> hashes = new HashSet<>();
        for (Artifact artifact : artifacts) {
            String hash = artifact.hash();
            if (hash == null) {
                throw new ValidationException("Cannot collect artifact '" + artifact.uid()
                        + "': nothing is known of its content, for it has no hash.");
            }
            if (!hashes.add(hash)) {
                throw new ValidationException("Cannot collect artifact '" + artifact.uid()
                        + "': another one of the collection has the same content. Collect each content once.");
            }
        }
        return ContentHash.ofStrings(hashes).value();
    }

    private Optional<Collection> withHash(DatabaseSession session, String hash) {
        return new KnownContent(open.records())
                .withHash(session, Collection.class, hash).stream()
                        .filter(collection -> collection.visibility() >= 0)
                        .findFirst();
    }

    private Collection create(DatabaseSession session, NewCollection wanted, String hash, List<Long> artifacts) {
        Draft<Collection> draft = (wanted.revises() == null
                        ? Draft.of(Collection.class)
                        : Draft.revising(wanted.revises()))
                .with(Collection::description, wanted.description())
                .with(Collection::version, wanted.version())
                .with(Collection::hash, hash);
        Collection saved = new RecordWriter(open)
                .save(session, wanted.name() == null ? draft : draft.with(Collection::name, wanted.name()), run);
        Relation.Linked relation = (Relation.Linked) Objects.requireNonNull(
                open.records().graph().relations(Collection.class).get("artifacts"));
        new LinkWriter(open, run).add(session, saved.id().value(), relation, Map.of(), artifacts);
        return saved;
    }
}
