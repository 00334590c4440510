package org.laminj.core.lineage;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A record in a lineage graph, or several that are not shown one by one.
 *
 * @param id what tells it from the other nodes of its graph: {@code artifact_dPraor9rU1EofcFb6Wph}, after the slug of its
 *     instance where that is another
 * @param kind what it stands for
 * @param registry the registry of the record, e.g. {@code bionty.CellType}; empty if it stands for several
 * @param uid the uid of the record; empty if it has none
 * @param title what people call the record
 * @param details what else is told of it, a line each
 * @param instance slug of the instance in which the record is, if that is not the one that was asked; else empty
 * @param isQueried whether this is the record whose lineage the graph shows
 */
public record LineageNode(
        String id,
        LineageKind kind,
        String registry,
        String uid,
        String title,
        List<String> details,
        String instance,
        boolean isQueried) {

    public LineageNode {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(registry, "registry");
        requireNonNull(uid, "uid");
        requireNonNull(title, "title");
        requireNonNull(instance, "instance");
        details = List.copyOf(details);
    }
}
