package org.laminj.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * What an instance holds, in terms that are the same in every instance: references as uids or names, a run as the
 * transform that it executed. Times and ids are left out.
 */
final class Contents {

    private final Instance instance;
    private final StoreSession session;
    private final Map<Class<? extends SqlRecord>, Map<Long, String>> names = new HashMap<>();

    private Contents(Instance instance, StoreSession session) {
        this.instance = instance;
        this.session = session;
    }

    /** By table, a line for each row; empty tables are left out. */
    static SortedMap<String, List<String>> of(Instance instance) {
        return of(instance, table -> true);
    }

    static SortedMap<String, List<String>> of(Instance instance, Predicate<Table> tables) {
        return instance.store().read(session -> new Contents(instance, session).read(tables));
    }

    private SortedMap<String, List<String>> read(Predicate<Table> tables) {
        SortedMap<String, List<String>> contents = new TreeMap<>();
        instance.schema().tables().filter(tables).forEach(table -> {
            List<String> lines = session.selectAll(table, table.fields()).stream()
                    .map(row -> line(table, row))
                    .sorted()
                    .toList();
            if (!lines.isEmpty()) {
                contents.put(table.table(), lines);
            }
        });
        return contents;
    }

    private String line(Table table, Row row) {
        return table.fields().stream()
                .filter(field -> isSameEverywhere(table, field))
                .map(field -> field.name() + "=" + text(row, field))
                .collect(Collectors.joining(" "));
    }

    private static boolean isSameEverywhere(Table table, Field field) {
        boolean isRun = table instanceof Registry<?> registry && registry.type() == Run.class;
        return !field.isId()
                && !field.name().endsWith("_at")
                && !(isRun && field.name().equals("uid"));
    }

    private @Nullable Object text(Row row, Field field) {
        Long reference = field.isForeignKey() ? row.numberOrNull(field) : null;
        return reference == null
                ? row.get(field)
                : name(field.foreignKey().orElseThrow().target(), reference);
    }

    private @Nullable String name(Class<? extends SqlRecord> type, long id) {
        return names.computeIfAbsent(type, this::names).get(id);
    }

    private Map<Long, String> names(Class<? extends SqlRecord> type) {
        Registry<?> registry = instance.schema().registry(type);
        Field name = type == Run.class
                ? registry.field("transform").orElseThrow()
                : registry.uid().orElseGet(registry::nameField);
        Map<Long, String> found = new HashMap<>();
        session.selectAll(registry, List.of(registry.id(), name))
                .forEach(row -> found.put(row.number(registry.id()), String.valueOf(text(row, name))));
        return found;
    }
}
