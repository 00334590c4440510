package org.laminj.core.internal.instance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.SqlRecord;
import org.laminj.core.annotate.NameInUseException;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkColumns;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;

/**
 * Keeps the names by which the data of artifacts refers to labels and features: a table that was checked against a
 * registry holds the name, not the uid. Mirrors {@code check_name_change}.
 */
final class RenameGuard {

    private static final int NAMED = 5;

    private final DatabaseSession session;
    private final OpenDatabase open;

    RenameGuard(DatabaseSession session, OpenDatabase open) {
        this.session = session;
        this.open = open;
    }

    /**
     * @throws NameInUseException if the changes rename the record, and data of artifacts refers to it by name
     */
    <R extends SqlRecord> void check(Registry<R> registry, R record, Row changes) {
        Field name = registry.nameField();
        if (!changes.fields().contains(name) || Objects.equals(registry.value(record, name), changes.get(name))) {
            return;
        }
        List<Relation.Linked> links = open.records().graph().links(registry.type());
        List<Long> artifacts = links.stream()
                .filter(link -> link.link().columns() == LinkColumns.LABEL && link.target() == Artifact.class)
                .flatMap(link -> labelledByName(link, record))
                .distinct()
                .toList();
        refuse(
                registry,
                record,
                artifacts,
                "label",
                "Make it external to them first with labels(artifact).makeExternal(label), or save another label under the new name.");
        boolean isLabel = links.stream().anyMatch(link -> link.target() == Artifact.class);
        if (!isLabel) {
            refuse(
                    registry,
                    record,
                    artifactsOfSets(links, record),
                    "feature",
                    "Save another feature under the new name.");
        }
    }

    /** Only what came from a column of the data has a feature and says how it was named. */
    private Stream<Long> labelledByName(Relation.Linked link, SqlRecord record) {
        LinkTable table = link.link();
        Field byName = table.field("label_ref_is_name").orElseThrow();
        Field feature = table.field("feature").orElseThrow();
        Field featureByName = table.field("feature_ref_is_name").orElseThrow();
        return session
                .select(
                        table,
                        table.fields(),
                        link.near().field(),
                        List.of(record.id().value()))
                .stream()
                .filter(row -> Boolean.TRUE.equals(row.get(byName)))
                .filter(row -> row.get(feature) != null && row.get(featureByName) != null)
                .map(row -> row.number(link.far().field()));
    }

    private List<Long> artifactsOfSets(List<Relation.Linked> links, SqlRecord record) {
        List<Long> sets = links.stream()
                .filter(link -> link.target() == FeatureSet.class)
                .flatMap(link -> far(link, List.of(record.id().value())).stream())
                .toList();
        return open.records().graph().links(FeatureSet.class).stream()
                .filter(link -> link.target() == Artifact.class)
                .flatMap(link -> far(link, sets).stream())
                .distinct()
                .toList();
    }

    private List<Long> far(Relation.Linked link, List<Long> near) {
        Field far = link.far().field();
        return session.select(link.link(), List.of(far), link.near().field(), near).stream()
                .map(row -> row.number(far))
                .toList();
    }

    private void refuse(Registry<?> registry, SqlRecord record, List<Long> artifacts, String role, String remedy) {
        if (artifacts.isEmpty()) {
            return;
        }
        Registry<Artifact> registryOfArtifacts = open.records().graph().registry(Artifact.class);
        Field uid = registryOfArtifacts.uid().orElseThrow();
        String uids = session
                .select(
                        registryOfArtifacts,
                        List.of(uid),
                        registryOfArtifacts.id(),
                        artifacts.subList(0, Math.min(NAMED, artifacts.size())))
                .stream()
                .map(row -> String.valueOf(row.get(uid)))
                .collect(Collectors.joining(", "));
        throw new NameInUseException("Cannot rename " + role + " " + record + " of registry " + registry.name()
                + " in instance '" + open.settings().slug() + "': the data of " + artifacts.size()
                + (artifacts.size() == 1 ? " artifact" : " artifacts") + " refers to it by its name: " + uids
                + (artifacts.size() > NAMED ? ", ..." : "")
                + ". Nothing was written. " + remedy);
    }
}
