package org.laminj.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.store.Row;

/**
 * The rows of an instance in terms that all instances share: references by the keys of their records, without ids,
 * times of saving, and what each instance has of its own.
 */
final class InstanceRows {

    private static final Set<String> OF_EACH_INSTANCE = Set.of("id", "created_at", "updated_at");

    private final SchemaGraph graph;
    private final Map<Class<? extends SqlRecord>, Map<Long, Row>> rows = new HashMap<>();
    private final Map<LinkTable, List<Row>> links = new LinkedHashMap<>();
    private final List<SharedRow> shared = new ArrayList<>();

    /**
     * A row.
     *
     * @param key of a record; null for a link
     * @param references by field
     * @param values by field, without the references
     */
    record SharedRow(
            Table table,
            @Nullable RecordKey key,
            SortedMap<String, RecordKey> references,
            SortedMap<String, String> values) {

        boolean mentions(Set<RecordKey> keys) {
            return keys.contains(key) || references.values().stream().anyMatch(keys::contains);
        }

        /** The same row with those references alone that lead to one of the records. */
        SharedRow within(Set<RecordKey> keys) {
            SortedMap<String, RecordKey> kept = new TreeMap<>(references);
            kept.values().removeIf(reference -> !keys.contains(reference));
            return new SharedRow(table, key, kept, values);
        }

        SharedRow without(String field) {
            SortedMap<String, String> kept = new TreeMap<>(values);
            kept.remove(field);
            return new SharedRow(table, key, references, kept);
        }

        @Override
        public String toString() {
            return table.table() + (key == null ? "" : " " + key) + " " + references + " " + values;
        }
    }

    private InstanceRows(Instance instance) {
        this.graph = instance.schema();
        instance.store().read(session -> {
            for (Registry<?> registry : graph.registries()) {
                Map<Long, Row> byId = new LinkedHashMap<>();
                session.selectAll(registry, registry.fields()).forEach(row -> byId.put(row.number(registry.id()), row));
                rows.put(registry.type(), byId);
            }
            graph.linkTables().forEach(link -> links.put(link, session.selectAll(link, link.fields())));
            return this;
        });
        for (Registry<?> registry : graph.registries()) {
            rows(registry).forEach((id, row) -> shared.add(shared(registry, key(registry, id), row)));
        }
        links.forEach((link, found) -> found.forEach(row -> shared.add(shared(link, null, row))));
    }

    static InstanceRows of(Instance instance) {
        return new InstanceRows(instance);
    }

    private Map<Long, Row> rows(Registry<?> registry) {
        return rows.getOrDefault(registry.type(), Map.of());
    }

    private SharedRow shared(Table table, @Nullable RecordKey key, Row row) {
        SortedMap<String, RecordKey> references = new TreeMap<>();
        SortedMap<String, String> values = new TreeMap<>();
        for (Field field : table.fields()) {
            if (field.isForeignKey()) {
                Long id = row.numberOrNull(field);
                if (id != null && !policy(field).isOwn()) {
                    references.put(field.name(), key(target(field), id));
                }
            } else if (!OF_EACH_INSTANCE.contains(field.name())) {
                values.put(field.name(), String.valueOf(row.get(field)));
            }
        }
        return new SharedRow(table, key, references, values);
    }

    private static TransferPolicy policy(Field field) {
        return field.foreignKey().orElseThrow().onTransfer();
    }

    private Registry<?> target(Field field) {
        return graph.registry(field.foreignKey().orElseThrow().target());
    }

    /** The uid of a record, or its natural key where it has none. */
    RecordKey key(Registry<?> registry, long id) {
        return new RecordKey(registry.name(), name(registry, id));
    }

    private String name(Registry<?> registry, long id) {
        Row row = rows(registry).get(id);
        return registry.uid()
                .map(uid -> String.valueOf(row.get(uid)))
                .orElseGet(() -> registry.naturalKeys().stream()
                        .flatMap(key -> key.fields().stream())
                        .map(field -> part(row, field))
                        .collect(Collectors.joining(", ")));
    }

    private String part(Row row, Field field) {
        Long id = field.isForeignKey() ? row.numberOrNull(field) : null;
        return id == null ? String.valueOf(row.get(field)) : name(target(field), id);
    }

    SchemaGraph graph() {
        return graph;
    }

    List<SharedRow> all() {
        return shared;
    }

    /** All records by their keys. */
    Set<RecordKey> keys() {
        Set<RecordKey> keys = new HashSet<>();
        graph.registries().forEach(registry -> rows(registry).keySet().forEach(id -> keys.add(key(registry, id))));
        return keys;
    }

    /** The ids of records by their keys. */
    List<Long> ids(Registry<?> registry, Set<RecordKey> keys) {
        return rows(registry).keySet().stream()
                .filter(id -> keys.contains(key(registry, id)))
                .toList();
    }

    /** The earlier and current values of a reference, in the form of links. */
    List<SharedRow> historyOf(LinkTable link) {
        Field current = link.history();
        List<SharedRow> history = new ArrayList<>();
        if (current != null) {
            Registry<?> registry = graph.registry(link.from().registry());
            rows(registry).forEach((id, row) -> {
                Long value = row.numberOrNull(current);
                if (value != null) {
                    SortedMap<String, RecordKey> ends = new TreeMap<>();
                    ends.put(link.from().field().name(), key(registry, id));
                    ends.put(link.to().field().name(), key(target(current), value));
                    history.add(new SharedRow(link, null, ends, new TreeMap<>()));
                }
            });
        }
        return history;
    }

    /** How many rows of each table satisfy a condition, by the name that counts have in a plan. */
    Map<String, Long> counts(Predicate<SharedRow> condition) {
        return shared.stream()
                .filter(condition)
                .collect(Collectors.groupingBy(InstanceRows::name, Collectors.counting()));
    }

    static String name(SharedRow row) {
        return row.table() instanceof Registry<?> registry
                ? registry.name()
                : row.table().table();
    }
}
