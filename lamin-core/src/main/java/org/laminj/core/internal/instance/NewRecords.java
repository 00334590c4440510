package org.laminj.core.internal.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;

/** Saves many new records of one registry at once. */
final class NewRecords<R extends SqlRecord> {

    private final OpenDatabase open;
    private final Registry<R> registry;
    private final Field uid;

    NewRecords(OpenDatabase open, Registry<R> registry, Field uid) {
        this.open = open;
        this.registry = registry;
        this.uid = uid;
    }

    /** The saved records in the order of the drafts. */
    List<R> save(Collection<Draft<R>> drafts, @Nullable Run run) {
        DraftRows draftRows = new DraftRows(open, run);
        List<Row> rows = drafts.stream()
                .map(draft -> draftRows.inserted(draft, Map.of()))
                .toList();
        try {
            return open.database().writeSession(session -> inserted(session, rows));
        } catch (Taken e) {
            throw refused(rows);
        }
    }

    private List<R> inserted(DatabaseSession session, List<Row> rows) {
        if (session.insert(registry, rows) < rows.size()) {
            throw new Taken(); // what is written is undone before it is asked whose values they are
        }
        List<Object> uids = rows.stream().map(this::uidOf).toList();
        Map<Object, R> byUid = new HashMap<>();
        List<Row> stored = session.select(registry, registry.fields(), uid, uids);
        List<R> records = open.records().records(registry, stored);
        for (int position = 0; position < stored.size(); position++) {
            byUid.put(uidOf(stored.get(position)), records.get(position));
        }
        return uids.stream().map(byUid::get).toList();
    }

    private Object uidOf(Row row) {
        return String.valueOf(row.get(uid));
    }

    private ConstraintException refused(List<Row> rows) {
        String taken = registry.uniqueKeys().stream()
                .flatMap(key -> taken(key, rows).stream())
                .findFirst()
                .orElse("another program saved one of them at the same time");
        return new ConstraintException(
                "Cannot save " + rows.size() + " new records of registry " + registry.name() + " in instance '"
                        + open.settings().slug() + "': " + taken + ". Nothing was written.",
                null);
    }

    /** Who has the values of a unique key already: a record of the registry, or another of the new ones. */
    private Optional<String> taken(List<Field> key, List<Row> rows) {
        Set<List<Object>> wanted = new HashSet<>();
        List<List<Object>> tuples = new ArrayList<>();
        for (Row row : rows) {
            Optional<List<Object>> tuple = tuple(key, row);
            if (tuple.isPresent() && !wanted.add(tuple.get())) {
                return Optional.of("two of them have " + text(key, tuple.get()));
            }
            tuple.ifPresent(tuples::add);
        }
        List<Row> there =
                open.database().readSession(session -> session.selectByKey(registry, registry.fields(), key, tuples));
        return open.records().records(registry, there).stream()
                .findFirst()
                .map(record -> text(key, tuple(key, there.get(0)).orElseThrow()) + " is taken by " + record);
    }

    private static Optional<List<Object>> tuple(List<Field> key, Row row) {
        List<Object> values = new ArrayList<>();
        for (Field field : key) {
            Object value = row.get(field);
            if (value == null) {
                return Optional.empty(); // the database takes absent values for different ones
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    private static String text(List<Field> key, List<Object> values) {
        List<String> parts = new ArrayList<>();
        for (int position = 0; position < key.size(); position++) {
            parts.add(key.get(position).name() + " '" + values.get(position) + "'");
        }
        return parts.stream().collect(Collectors.joining(", "));
    }

    /** Ends a transaction that met a value which somebody has. */
    private static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Taken() {
            super("a unique value is taken", null, false, false);
        }
    }
}
