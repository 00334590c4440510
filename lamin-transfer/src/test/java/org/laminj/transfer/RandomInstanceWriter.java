package org.laminj.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.core.uid.ContentHash;
import org.laminj.transfer.RandomInstance.RandomLink;
import org.laminj.transfer.RandomInstance.RandomRecord;
import org.laminj.transfer.RandomInstance.RandomReference;

/**
 * Writes a {@link RandomInstance} into a real one. Records that the database refuses for their unique values are passed
 * over, and so are those that lack something they require.
 */
final class RandomInstanceWriter {

    private final RandomInstance described;
    private final SchemaGraph graph;
    private final StoreSession session;
    /** By registry the ids that a reference may mean: of the first row of the instance, then of what is described. */
    private final Map<Class<? extends SqlRecord>, List<Optional<Long>>> slots = new LinkedHashMap<>();

    private RandomInstanceWriter(RandomInstance described, SchemaGraph graph, StoreSession session) {
        this.described = described;
        this.graph = graph;
        this.session = session;
    }

    /**
     * Writes the records of the registries that the instance has, with the links between them.
     *
     * @return the ids of what was written, by the name of the registry; none for registries of which nothing was
     */
    static SortedMap<String, List<Long>> write(RandomInstance described, Instance instance) {
        return instance.store()
                .write(session -> new RandomInstanceWriter(described, instance.schema(), session).write());
    }

    private SortedMap<String, List<Long>> write() {
        graph.registries().forEach(this::insert);
        graph.registries().forEach(this::setLateReferences);
        graph.registries().stream().filter(Registry::isVersioned).forEach(this::settleVersions);
        graph.linkTables().forEach(this::insertLinks);
        SortedMap<String, List<Long>> written = new TreeMap<>();
        for (Registry<?> registry : graph.registries()) {
            List<Long> ids =
                    describedIds(registry).stream().flatMap(Optional::stream).toList();
            if (!ids.isEmpty()) {
                written.put(registry.name(), ids);
            }
        }
        return written;
    }

    /** The ids of the described records of a registry, in order. */
    private List<Optional<Long>> describedIds(Registry<?> registry) {
        List<Optional<Long>> ids = slots.getOrDefault(registry.type(), List.of());
        return ids.subList(ids.size() - described.recordsOf(registry.name()).size(), ids.size());
    }

    private void insert(Registry<?> registry) {
        if (slots.containsKey(registry.type())) {
            return;
        }
        needed(registry).forEach(this::insert);
        List<Field> fields = registry.fields().stream()
                .filter(field -> !field.isId() && (isNeeded(registry, field) || !field.isForeignKey()))
                .toList();
        List<Optional<Long>> ids = new ArrayList<>();
        ids(registry).stream().limit(1).forEach(first -> ids.add(Optional.of(first)));
        int first = ids.size();
        List<RandomRecord> records = described.recordsOf(registry.name());
        slots.put(registry.type(), ids);
        for (RandomRecord record : records) {
            Map<String, @Nullable Object> values = new HashMap<>(record.values());
            values.put("is_latest", true);
            registry.fields().stream()
                    .filter(Field::isMemberHash)
                    .forEach(hash -> values.put(hash.name(), memberHash(registry, ids.size(), first + records.size())));
            Row row = row(fields, values);
            boolean isInserted = !isKnown(registry, row) && insertRow(registry, row);
            ids.add(isInserted ? Optional.of(lastId(registry)) : Optional.empty());
        }
    }

    /** Whether a registry that knows its records by their natural key alone has the record. */
    private boolean isKnown(Registry<?> registry, Row row) {
        List<Field> key = registry.naturalKeys().stream()
                .flatMap(natural -> natural.fields().stream())
                .toList();
        return registry.uid().isEmpty()
                && session.selectAll(registry, key).stream()
                        .anyMatch(there ->
                                key.stream().allMatch(field -> Objects.equals(there.get(field), row.get(field))));
    }

    /** The registries that must be there before, for they make records what they are. */
    private List<Registry<?>> needed(Registry<?> registry) {
        Stream<Class<? extends SqlRecord>> referred = registry.foreignKeys().stream()
                .filter(field -> isNeeded(registry, field))
                .map(field -> field.foreignKey().orElseThrow().target());
        Stream<Class<? extends SqlRecord>> members =
                memberLinks(registry).stream().map(link -> link.to().registry());
        List<Registry<?>> needed = new ArrayList<>();
        Stream.concat(referred, members).distinct().forEach(type -> needed.add(graph.registry(type)));
        return needed;
    }

    private static boolean isNeeded(Registry<?> registry, Field field) {
        return field.isForeignKey()
                && (!field.isNullable()
                        || registry.uniqueKeys().stream().anyMatch(key -> key.contains(field))
                        || registry.naturalKeys().stream()
                                .anyMatch(key -> key.fields().contains(field)));
    }

    private List<LinkTable> memberLinks(Registry<?> registry) {
        boolean hasMembers = registry.fields().stream().anyMatch(Field::isMemberHash);
        return graph.linkTables().stream()
                .filter(link -> hasMembers
                        && link.from().registry() == registry.type()
                        && link.from().onTransfer() == Following.ALWAYS)
                .toList();
    }

    /** The hash over the members of the record in a slot; null where it has none. */
    private @Nullable String memberHash(Registry<?> registry, int slot, int slotCount) {
        Set<String> uids = new TreeSet<>();
        for (LinkTable link : memberLinks(registry)) {
            Registry<?> members = graph.registry(link.to().registry());
            Field uid = members.uid().orElseThrow();
            for (RandomLink member : described.linksOf(link.table())) {
                if (member.from().number() % slotCount == slot) {
                    resolve(member.to(), members.type())
                            .ifPresent(id -> session.select(members, List.of(uid), members.id(), List.of(id))
                                    .forEach(row -> uids.add(String.valueOf(row.get(uid)))));
                }
            }
        }
        return uids.isEmpty() ? null : ContentHash.ofStrings(uids).value();
    }

    private boolean insertRow(Table table, Row row) {
        boolean isComplete = row.fields().stream().allMatch(field -> field.isNullable() || row.get(field) != null);
        return isComplete && session.insert(table, List.of(row)) == 1;
    }

    private List<Long> ids(Table table) {
        return session.selectAll(table, List.of(table.id())).stream()
                .map(row -> row.number(table.id()))
                .toList();
    }

    private long lastId(Table table) {
        List<Long> ids = ids(table);
        return ids.get(ids.size() - 1);
    }

    private Row row(List<Field> fields, Map<String, @Nullable Object> values) {
        @Nullable
        Object[] stored = fields.stream()
                .map(field -> stored(field, values.get(field.name())))
                .toArray();
        return new Row(new RowShape(fields), stored);
    }

    private @Nullable Object stored(Field field, @Nullable Object value) {
        return value instanceof RandomReference reference
                ? resolve(reference, field.foreignKey().orElseThrow().target()).orElse(null)
                : value;
    }

    private Optional<Long> resolve(RandomReference reference, Class<? extends SqlRecord> type) {
        List<Optional<Long>> ids = slots.getOrDefault(type, List.of());
        return ids.isEmpty() ? Optional.empty() : ids.get(reference.number() % ids.size());
    }

    private void setLateReferences(Registry<?> registry) {
        List<Field> late = registry.foreignKeys().stream()
                .filter(field -> !isNeeded(registry, field))
                .toList();
        List<Optional<Long>> ids = describedIds(registry);
        List<RandomRecord> records = described.recordsOf(registry.name());
        for (int position = 0; position < records.size() && !late.isEmpty(); position++) {
            Row references = row(late, records.get(position).values());
            ids.get(position).ifPresent(id -> session.update(registry, id, references));
        }
    }

    private void settleVersions(Registry<?> registry) {
        Field uid = registry.uid().orElseThrow();
        Field latest = registry.field("is_latest").orElseThrow();
        int stem = registry.uidRule().orElseThrow().stemLength();
        Map<String, String> newest = new HashMap<>();
        List<Row> rows = session.selectAll(registry, List.of(registry.id(), uid));
        rows.forEach(row -> newest.merge(
                text(row, uid).substring(0, stem),
                text(row, uid),
                (one, other) -> one.compareTo(other) > 0 ? one : other));
        Map<Long, Boolean> isLatest = new HashMap<>();
        rows.forEach(row -> isLatest.put(row.number(registry.id()), newest.containsValue(text(row, uid))));
        session.updateAll(registry, latest, isLatest);
    }

    private static String text(Row row, Field field) {
        return String.valueOf(row.get(field));
    }

    /** As programs link: what is linked already is not linked again, unless the table allows it. */
    private void insertLinks(LinkTable link) {
        List<Field> fields =
                link.fields().stream().filter(field -> !field.isId()).toList();
        Set<List<@Nullable Object>> there = new HashSet<>();
        for (RandomLink described : described.linksOf(link.table())) {
            Map<String, @Nullable Object> values = new HashMap<>(described.values());
            values.put(link.from().field().name(), described.from());
            values.put(link.to().field().name(), described.to());
            Row row = row(fields, values);
            List<@Nullable Object> identity =
                    Arrays.asList(link.identity().stream().map(row::get).toArray());
            if (there.add(identity) || !link.isUnique()) {
                insertRow(link, row);
            }
        }
    }
}
