package org.laminj.core.internal.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.RecordText;
import org.laminj.core.lineage.LineageKind;
import org.laminj.core.lineage.LineageNode;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Transform;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Lineage;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/** Makes nodes of the records of one registry of one instance; one statement. */
final class RecordNodes {

    /** Told of records that have them, in this order, after uid and ontology id. */
    private static final List<String> TOLD = List.of("suffix", "version", "type", "updated_at");

    private static final Set<String> TOLD_OF_CODE_ALONE = Set.of("type", "updated_at");

    private final String instance;
    private final Registry<?> registry;
    private final List<Field> fields;
    private final Map<Long, Row> rows = new HashMap<>();

    /**
     * @param instance what nodes say of it: nothing if it was asked itself
     */
    RecordNodes(StoreSession session, String instance, Registry<?> registry, java.util.Collection<Long> ids) {
        this.instance = instance;
        this.registry = registry;
        this.fields = fields(registry);
        session.select(registry, fields, registry.id(), ids).forEach(row -> rows.put(row.number(registry.id()), row));
    }

    private static List<Field> fields(Registry<?> registry) {
        Set<Field> fields = new LinkedHashSet<>(List.of(registry.id()));
        registry.uid().ifPresent(fields::add);
        fields.add(registry.nameField());
        registry.field("key").ifPresent(fields::add);
        registry.ontologyIdField().ifPresent(fields::add);
        TOLD.forEach(name ->
                registry.field(name).filter(field -> isTold(registry, field)).ifPresent(fields::add));
        return List.copyOf(fields);
    }

    private static boolean isTold(Registry<?> registry, Field field) {
        return registry.type() == Transform.class || !TOLD_OF_CODE_ALONE.contains(field.name());
    }

    /** The records that are there. */
    Set<Long> ids() {
        return rows.keySet();
    }

    /** The uid of a record; empty if it has none. */
    String uid(long id) {
        return registry.uid().map(field -> text(row(id).get(field))).orElse("");
    }

    LineageNode node(long id, boolean isQueried) {
        Row row = row(id);
        return new LineageNode(
                id(id), kind(row), registry.name(), uid(id), title(row, id), details(row), instance, isQueried);
    }

    /** The id of the node of a record. */
    String id(long id) {
        String uid = uid(id);
        return NodeIds.of(instance, registry, uid.isEmpty() ? "id" + id : uid);
    }

    private Row row(long id) {
        return Objects.requireNonNull(rows.get(id), "row");
    }

    private LineageKind kind(Row row) {
        if (registry.type() == Transform.class) {
            return CodeKinds.of(registry.field("type").map(row::get).orElse(null));
        }
        if (registry.type() == Collection.class) {
            return LineageKind.COLLECTION;
        }
        return registry.type().isAnnotationPresent(Lineage.class) ? LineageKind.DATA : LineageKind.TERM;
    }

    private String title(Row row, long id) {
        return Stream.of(Optional.of(registry.nameField()), registry.field("key"), registry.uid())
                .flatMap(Optional::stream)
                .map(field -> text(row.get(field)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(registry.simpleName() + " " + id);
    }

    private List<String> details(Row row) {
        List<String> details = new ArrayList<>();
        for (Field field : fields) {
            boolean shown = !field.isId()
                    && !field.equals(registry.nameField())
                    && !field.name().equals("key");
            String text = text(row.get(field));
            if (shown && !text.isEmpty()) {
                details.add(field.name() + "=" + text);
            }
        }
        return details;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof String text ? text : RecordText.value(value);
    }
}
