package org.laminj.core.internal.lineage;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Which records the runs of one instance made and used. Reads ids alone; each method takes one statement or two for each
 * registry with lineage, and the trash is left out.
 */
final class RunTies {

    private static final int TRASH = -1;

    private final StoreSession session;
    private final List<DataRegistry> data;
    private final Set<Item> asked;
    private final Map<Item, OptionalLong> makers = new HashMap<>();
    private final Set<Item> looked = new LinkedHashSet<>();

    /**
     * @param asked records that are shown even if they are in the trash
     */
    RunTies(StoreSession session, SchemaGraph schema, Collection<Item> asked) {
        this.session = session;
        this.asked = Set.copyOf(asked);
        this.data = DataRegistry.of(schema);
    }

    /** What the runs made. */
    SetMultimap<Long, Item> outputs(Collection<Long> runs) {
        SetMultimap<Long, Item> outputs = LinkedHashMultimap.create();
        for (DataRegistry each : data) {
            for (Row row : session.select(each.registry(), fields(each), each.run(), runs)) {
                know(each, row).ifPresent(item -> outputs.put(row.number(each.run()), item));
            }
        }
        return outputs;
    }

    /** What the runs used. */
    SetMultimap<Long, Item> inputs(Collection<Long> runs) {
        SetMultimap<Long, Item> inputs = LinkedHashMultimap.create();
        for (DataRegistry each : data) {
            for (Relation.Linked use : each.uses()) {
                Field run = use.far().field();
                links(use, run, runs).forEach(row -> inputs.put(run(row, use), item(each, row, use)));
            }
        }
        look(inputs.values());
        inputs.values().removeIf(item -> !makers.containsKey(item));
        return inputs;
    }

    /** The runs that used the records. */
    Set<Long> users(Collection<Item> items) {
        Set<Long> users = new LinkedHashSet<>();
        for (DataRegistry each : data) {
            Set<Long> ids = ids(each, items);
            for (Relation.Linked use : each.uses()) {
                links(use, use.near().field(), ids).forEach(row -> users.add(run(row, use)));
            }
        }
        return users;
    }

    /** The runs that made the records. */
    Set<Long> makers(Collection<Item> items) {
        look(items);
        Set<Long> found = new LinkedHashSet<>();
        items.forEach(item -> makers.getOrDefault(item, OptionalLong.empty()).ifPresent(found::add));
        return found;
    }

    private void look(Collection<Item> items) {
        for (DataRegistry each : data) {
            Set<Long> unknown = ids(each, items);
            unknown.removeIf(id -> looked.contains(new Item(each.registry(), id)));
            session.select(each.registry(), fields(each), each.registry().id(), unknown)
                    .forEach(row -> know(each, row));
        }
        looked.addAll(items);
    }

    /** The record of a row, unless it is in the trash. */
    private Optional<Item> know(DataRegistry each, Row row) {
        Item item = new Item(each.registry(), row.number(each.registry().id()));
        looked.add(item);
        boolean trashed = each.registry().field("visibility").stream().anyMatch(field -> row.number(field) == TRASH);
        if (trashed && !asked.contains(item)) {
            return Optional.empty();
        }
        Long run = row.numberOrNull(each.run());
        makers.put(item, run == null ? OptionalLong.empty() : OptionalLong.of(run));
        return Optional.of(item);
    }

    private static List<Field> fields(DataRegistry each) {
        List<Field> fields = new ArrayList<>(List.of(each.registry().id(), each.run()));
        each.registry().field("visibility").ifPresent(fields::add);
        return fields;
    }

    private List<Row> links(Relation.Linked use, Field key, Collection<Long> values) {
        return session.select(use.link(), List.of(use.near().field(), use.far().field()), key, values);
    }

    private static long run(Row link, Relation.Linked use) {
        return link.number(use.far().field());
    }

    private static Item item(DataRegistry each, Row link, Relation.Linked use) {
        return new Item(each.registry(), link.number(use.near().field()));
    }

    private static Set<Long> ids(DataRegistry each, Collection<Item> items) {
        Set<Long> ids = new LinkedHashSet<>();
        items.stream().filter(item -> item.registry().equals(each.registry())).forEach(item -> ids.add(item.id()));
        return ids;
    }
}
