package org.laminj.transfer.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.RecordKey;

/** Names records across instances: by uid, or by their natural key where they have none. */
final class RecordNames {

    private final Closure closure;
    private final Scope scope;
    private final StoreSession source;
    private final Map<Class<? extends SqlRecord>, Map<Long, String>> ofEarlier = new HashMap<>();

    RecordNames(Closure closure, Scope scope, StoreSession source) {
        this.closure = closure;
        this.scope = scope;
        this.source = source;
    }

    RecordKey key(FoundRecord record) {
        return new RecordKey(record.registry().name(), name(record));
    }

    private String name(FoundRecord record) {
        Optional<Field> uid = record.registry().uid();
        if (uid.isPresent()) {
            return String.valueOf(record.get(uid.get()));
        }
        return record.registry().naturalKeys().stream()
                .flatMap(natural -> natural.fields().stream())
                .map(field -> value(record, field).orElse("null"))
                .collect(Collectors.joining(", "));
    }

    /** A value as text, a reference by the name of its record; empty if there is none. */
    Optional<String> value(FoundRecord record, Field field) {
        Long reference = field.isForeignKey() ? record.row().numberOrNull(field) : null;
        if (reference == null) {
            return Optional.ofNullable(record.get(field)).map(String::valueOf);
        }
        Class<? extends SqlRecord> type = Closure.target(field);
        return Optional.of(
                closure.find(type, reference).map(this::name).orElseGet(() -> nameOfEarlier(type, reference)));
    }

    /** Records that came with an earlier part are named by a statement for each registry. */
    private String nameOfEarlier(Class<? extends SqlRecord> type, long id) {
        return ofEarlier.computeIfAbsent(type, this::namesOfEarlier).getOrDefault(id, "record " + id);
    }

    private Map<Long, String> namesOfEarlier(Class<? extends SqlRecord> type) {
        Registry<?> registry = scope.registry(type);
        Field name = registry.uid().orElseGet(registry::nameField);
        Map<Long, String> names = new HashMap<>();
        source.select(
                        registry,
                        Stream.of(registry.id(), name).distinct().toList(),
                        registry.id(),
                        closure.referredOfEarlier(type))
                .forEach(row -> names.put(row.number(registry.id()), String.valueOf(row.get(name))));
        return names;
    }
}
