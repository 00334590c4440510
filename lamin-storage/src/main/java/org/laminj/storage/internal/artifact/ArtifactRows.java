package org.laminj.storage.internal.artifact;

import static org.laminj.core.query.Condition.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkColumns;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.core.uid.VersionedUid;

/** The rows of artifacts: finds those of one family, and removes them with what annotates them. */
public final class ArtifactRows {

    private final Instance instance;
    private final SchemaGraph graph;
    private final Registry<Artifact> artifacts;

    public ArtifactRows(Instance instance) {
        this.instance = instance;
        this.graph = instance.schema();
        this.artifacts = graph.registry(Artifact.class);
    }

    /** All versions of an artifact, whatever their visibility, oldest first. */
    public List<Artifact> family(Artifact artifact) {
        return instance.query(Artifact.class)
                .anyVisibility()
                .filter(where(Artifact::uid)
                        .startsWith(VersionedUid.parse(artifact.uid()).stem()))
                .orderBy(Artifact::createdAt)
                .list();
    }

    /** The latest version of a family. */
    Artifact latest(Artifact member) {
        return family(member).stream()
                .filter(Artifact::isLatest)
                .reduce((first, second) -> second)
                .orElse(member);
    }

    /**
     * Deletes a row with its labels, features and other annotations, in one transaction; if it is the latest version,
     * the one that was created last before it becomes that.
     *
     * @return the new latest version
     * @throws ConstraintException if other records refer to it; nothing was deleted
     */
    public Optional<Artifact> delete(Artifact artifact) {
        Optional<Artifact> successor = !artifact.isLatest()
                ? Optional.empty()
                : family(artifact).stream()
                        .filter(member -> !member.id().equals(artifact.id()))
                        .reduce((first, second) -> second);
        long id = artifact.id().value();
        instance.store().write(session -> {
            refuseIfNeeded(session, artifact);
            for (LinkTable link : graph.linkTables()) {
                for (Field end : ends(link)) {
                    session.delete(link, ids(session, link, end, id));
                }
            }
            successor.ifPresent(latest -> makeLatest(session, latest));
            return session.delete(artifacts, List.of(id));
        });
        return successor.map(this::asItIsNow);
    }

    private Artifact asItIsNow(Artifact artifact) {
        return instance.query(Artifact.class)
                .filter(where(Artifact::uid).is(artifact.uid()))
                .one();
    }

    /**
     * Leaves one latest version in a family, that with the greatest uid: another program may have saved a version of it at
     * the same time.
     *
     * @return the artifact as it is then
     */
    Artifact settled(Artifact saved) {
        String stem = VersionedUid.parse(saved.uid()).stem();
        Field uid = artifacts.uid().orElseThrow();
        Field isLatest = field("is_latest");
        boolean changed = instance.store().write(session -> {
            List<Row> latest =
                    session
                            .selectByPrefix(artifacts, List.of(artifacts.id(), uid, isLatest), uid, List.of(stem))
                            .stream()
                            .filter(row -> Boolean.TRUE.equals(row.get(isLatest)))
                            .sorted(Comparator.comparing(row -> String.valueOf(row.get(uid))))
                            .toList();
            Map<Long, Boolean> outdated = new HashMap<>();
            latest.stream()
                    .limit(Math.max(0, latest.size() - 1))
                    .forEach(row -> outdated.put(row.number(artifacts.id()), false));
            session.updateAll(artifacts, isLatest, outdated);
            return outdated.containsKey(saved.id().value());
        });
        return changed ? asItIsNow(saved) : saved;
    }

    private void makeLatest(StoreSession session, Artifact artifact) {
        long id = artifact.id().value();
        session.updateAll(artifacts, field("is_latest"), Map.of(id, true));
        session.updateAll(
                artifacts, field("updated_at"), Map.of(id, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private Field field(String name) {
        return artifacts.field(name).orElseThrow();
    }

    private void refuseIfNeeded(StoreSession session, Artifact artifact) {
        long id = artifact.id().value();
        List<String> uses = new ArrayList<>();
        for (Registry<?> registry : graph.registries()) {
            registry.fields().stream()
                    .filter(ArtifactRows::isArtifact)
                    .forEach(field ->
                            note(uses, ids(session, registry, field, id).size(), registry.name() + "." + field.name()));
        }
        for (LinkTable link : graph.linkTables()) {
            if (isContainer(link)) {
                String owner = graph.registry(link.from().registry()).name();
                note(
                        uses,
                        ids(session, link, link.to().field(), id).size(),
                        owner + "." + link.from().accessor());
            }
        }
        if (!uses.isEmpty()) {
            throw new ConstraintException(
                    "Cannot delete artifact '" + artifact.uid() + "' of instance '" + instance.slug()
                            + "': other records refer to it, " + String.join(", ", uses)
                            + ". Nothing was deleted. Delete these first, or only move it to the trash.",
                    null);
        }
    }

    private static void note(List<String> uses, int count, String name) {
        if (count > 0) {
            uses.add(count + " by " + name);
        }
    }

    /** What lists artifacts as its own, as a collection does, would be another thing without one of them. */
    private static boolean isContainer(LinkTable link) {
        return link.to().registry() == Artifact.class
                && link.from().registry() != Artifact.class
                && link.columns() != LinkColumns.NONE;
    }

    private static List<Field> ends(LinkTable link) {
        return link.fields().stream().filter(ArtifactRows::isArtifact).toList();
    }

    private static boolean isArtifact(Field field) {
        return field.foreignKey().filter(key -> key.target() == Artifact.class).isPresent();
    }

    private static List<Long> ids(StoreSession session, Table table, Field field, long artifact) {
        List<Row> rows = session.select(table, List.of(table.id()), field, List.of(artifact));
        return rows.stream().map(row -> row.number(table.id())).toList();
    }
}
