package org.laminj.transfer.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/** The places in storages of an instance where the data of artifacts stays when their rows are removed. */
final class LeftData {

    private final Registry<?> artifacts;
    private final Registry<?> storages;
    private final String instance;

    LeftData(Instance instance) {
        this.artifacts = instance.schema().registry(Artifact.class);
        this.storages = instance.schema().registry(Storage.class);
        this.instance = instance.uid();
    }

    /** The paths of objects and folders, in order. */
    List<String> of(StoreSession session, Set<Long> artifactIds) {
        Field storage = field("storage");
        List<Field> read = List.of(
                artifacts.uid().orElseThrow(),
                storage,
                field("key"),
                field("_key_is_virtual"),
                field("suffix"),
                field("n_objects"));
        Map<Long, String> roots = ownRoots(session);
        return session.select(artifacts, read, artifacts.id(), artifactIds).stream()
                .filter(row -> roots.containsKey(row.number(storage)))
                .map(row -> roots.get(row.number(storage)) + "/" + key(row))
                .sorted()
                .toList();
    }

    private Map<Long, String> ownRoots(StoreSession session) {
        Field root = storages.field("root").orElseThrow();
        Field manager = storages.field("instance_uid").orElseThrow();
        Map<Long, String> roots = new HashMap<>();
        session.selectAll(storages, List.of(storages.id(), root, manager)).stream()
                .filter(row -> Objects.equals(row.get(manager), instance))
                .forEach(row -> roots.put(row.number(storages.id()), String.valueOf(row.get(root))));
        return roots;
    }

    private String key(Row row) {
        return PhysicalKey.of(
                text(row, "key"),
                Boolean.TRUE.equals(row.get(field("_key_is_virtual"))),
                String.valueOf(row.get(artifacts.uid().orElseThrow())),
                text(row, "suffix"),
                row.numberOrNull(field("n_objects")) != null);
    }

    private @Nullable String text(Row row, String name) {
        Object value = row.get(field(name));
        return value == null ? null : value.toString();
    }

    private Field field(String name) {
        return artifacts.field(name).orElseThrow();
    }
}
