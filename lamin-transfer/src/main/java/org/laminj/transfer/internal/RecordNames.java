package org.laminj.transfer.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.laminj.core.registry.Field;
import org.laminj.transfer.RecordKey;

/** Names records across instances: by uid, or by their natural key where they have none. */
final class RecordNames {

    private final Closure closure;

    RecordNames(Closure closure) {
        this.closure = closure;
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
        return Optional.of(closure.find(Closure.target(field), reference)
                .map(this::name)
                .orElseGet(() -> "record " + reference + " of an earlier part"));
    }
}
