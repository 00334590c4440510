package org.laminj.core.internal.lineage;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.RecordText;
import org.laminj.core.lineage.LineageNode;
import org.laminj.core.lineage.TransferKey;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/** Makes nodes of the runs of one instance, each with its transform and user; three statements. */
final class RunNodes {

    private final String instance;
    private final Table runs;
    private final Table transforms;
    private final Table users;

    /** Rows of one registry by id. */
    private record Table(Registry<?> registry, Map<Long, Row> rows) {

        static Table read(
                StoreSession session, Registry<? extends SqlRecord> registry, Collection<Long> ids, String... names) {
            List<Field> fields = Stream.concat(
                            Stream.of(registry.id()),
                            Stream.of(names).map(name -> registry.field(name).orElseThrow()))
                    .toList();
            Map<Long, Row> rows = new HashMap<>();
            session.select(registry, fields, registry.id(), ids)
                    .forEach(row -> rows.put(row.number(registry.id()), row));
            return new Table(registry, rows);
        }

        @Nullable
        Object value(long id, String name) {
            return Objects.requireNonNull(rows.get(id), "row")
                    .get(registry.field(name).orElseThrow());
        }

        String text(long id, String name) {
            Object value = value(id, name);
            return value == null ? "" : value.toString();
        }

        long reference(long id, String name) {
            return ((Number) Objects.requireNonNull(value(id, name), name)).longValue();
        }

        Set<Long> references(String name) {
            Set<Long> ids = new LinkedHashSet<>();
            rows.keySet().forEach(id -> ids.add(reference(id, name)));
            return ids;
        }

        /** The first of the fields that holds text. */
        String firstText(long id, String... names) {
            return Stream.of(names)
                    .map(name -> text(id, name))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * @param instance what nodes say of it: nothing if it was asked itself
     */
    RunNodes(StoreSession session, String instance, SchemaGraph schema, Collection<Long> ids) {
        this.instance = instance;
        this.runs =
                Table.read(session, schema.registry(Run.class), ids, "uid", "started_at", "transform", "created_by");
        this.transforms = Table.read(
                session, schema.registry(Transform.class), runs.references("transform"), "uid", "name", "key", "type");
        this.users = Table.read(session, schema.registry(User.class), runs.references("created_by"), "handle", "name");
    }

    /** The runs that are there. */
    Set<Long> ids() {
        return runs.rows().keySet();
    }

    /** The id of the node of a run. */
    String id(long run) {
        return NodeIds.of(instance, runs.registry(), runs.text(run, "uid"));
    }

    /** The uid of the instance from which a run brought records; empty if it is no run of transfers. */
    Optional<String> source(long run) {
        return TransferKey.source(transforms.text(runs.reference(run, "transform"), "key"));
    }

    LineageNode node(long run, boolean isQueried) {
        long transform = runs.reference(run, "transform");
        String user = users.firstText(runs.reference(run, "created_by"), "name", "handle");
        String type = transforms.text(transform, "type");
        return new LineageNode(
                id(run),
                CodeKinds.of(type),
                runs.registry().name(),
                runs.text(run, "uid"),
                transforms.firstText(transform, "name", "key", "uid"),
                List.of(
                        "uid=" + transforms.text(transform, "uid"),
                        "type=" + type + ", user=" + user,
                        "run=" + RecordText.value(runs.value(run, "started_at"))),
                instance,
                isQueried);
    }
}
