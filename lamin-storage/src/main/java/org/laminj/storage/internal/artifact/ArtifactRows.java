package org.laminj.storage.internal.artifact;

import static org.laminj.core.query.Condition.where;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.uid.VersionedUid;

/** The rows of artifacts: finds those of one family, and keeps one of them the latest. */
public final class ArtifactRows {

    private final Instance instance;
    private final Registry<Artifact> artifacts;

    public ArtifactRows(Instance instance) {
        this.instance = instance;
        this.artifacts = instance.schema().registry(Artifact.class);
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

    private Field field(String name) {
        return artifacts.field(name).orElseThrow();
    }
}
