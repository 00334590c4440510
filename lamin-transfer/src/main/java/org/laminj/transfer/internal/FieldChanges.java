package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.Update;

/**
 * Finds which fields of records change that the target has.
 *
 * <p>What a record is recognised by, when and by whom it was saved and which version is the latest is the target's own.
 */
final class FieldChanges {

    private static final Set<String> OWN = Set.of("id", "uid", "created_at", "updated_at", "is_latest");

    private final Scope scope;
    private final Closure closure;
    private final StoreSession target;
    private final Columns columns;
    private final RecordNames names;
    private final NewNames newNames;

    FieldChanges(
            Scope scope, Closure closure, StoreSession target, Columns columns, NewNames newNames, RecordNames names) {
        this.scope = scope;
        this.closure = closure;
        this.target = target;
        this.columns = columns;
        this.names = names;
        this.newNames = newNames;
    }

    void find() {
        if (scope.options().update() != Update.NEVER) {
            closure.all().forEach(this::find);
        }
    }

    private void find(FoundRecords records) {
        Registry<?> registry = records.registry();
        List<FoundRecord> mapped = records.where(FoundRecord::isMatched);
        Set<Long> ids = new HashSet<>();
        Set<Long> several = new HashSet<>();
        mapped.forEach(record -> record.targetId().filter(id -> !ids.add(id)).ifPresent(several::add));
        // a record that stands for several of the source stays as it is, for they would change it to and fro
        ids.removeAll(several);
        List<Field> comparable = columns.shared(registry).stream()
                .filter(field -> !OWN.contains(field.name()) && !field.isMemberHash() && !scope.isOwnPlace(field))
                .filter(field -> !field.isForeignKey() || scope.policy(field) == TransferPolicy.FOLLOW)
                .toList();
        List<Field> read = new ArrayList<>(comparable);
        read.add(registry.id());
        registry.field("updated_at").ifPresent(read::add);
        Map<Long, Row> there = new HashMap<>();
        target.select(registry, read, registry.id(), ids).forEach(row -> there.put(row.number(registry.id()), row));
        Map<FoundRecord, List<Field>> differing = new LinkedHashMap<>();
        for (FoundRecord record : mapped) {
            Row row = record.targetId().map(there::get).orElse(null);
            if (row != null && isWanted(record, row)) {
                List<Field> fields = comparable.stream()
                        .filter(field -> !isEqual(record, row, field) && !isNewName(record, row, field))
                        .toList();
                if (!fields.isEmpty()) {
                    differing.put(record, fields);
                }
            }
        }
        note(differing, there);
    }

    private void note(Map<FoundRecord, List<Field>> differing, Map<Long, Row> there) {
        Map<Field, Map<Long, String>> namesThere = namesThere(differing, there);
        differing.forEach((record, fields) -> {
            Row row = requireNonNull(there.get(record.targetId().orElseThrow()));
            record.update(
                    fields,
                    fields.stream()
                            .map(field -> new FieldChange(
                                    field.name(),
                                    before(row, field, namesThere),
                                    names.value(record, field).orElse(null)))
                            .toList());
        });
    }

    /** What the records are called to which the target refers by fields that change, a statement for each field. */
    private Map<Field, Map<Long, String>> namesThere(Map<FoundRecord, List<Field>> differing, Map<Long, Row> there) {
        Map<Field, Set<Long>> ids = new LinkedHashMap<>();
        differing.forEach((record, fields) -> {
            Row row = requireNonNull(there.get(record.targetId().orElseThrow()));
            for (Field field : fields) {
                Long id = field.isForeignKey() ? row.numberOrNull(field) : null;
                if (id != null) {
                    ids.computeIfAbsent(field, key -> new HashSet<>()).add(id);
                }
            }
        });
        Map<Field, Map<Long, String>> found = new HashMap<>();
        ids.forEach((field, referred) -> {
            Registry<?> registry = scope.registry(Closure.target(field));
            Field name = registry.uid().orElseGet(registry::nameField);
            Map<Long, String> byId = found.computeIfAbsent(field, key -> new HashMap<>());
            target.select(registry, List.of(registry.id(), name), registry.id(), referred)
                    .forEach(row -> byId.put(row.number(registry.id()), String.valueOf(row.get(name))));
        });
        return found;
    }

    private static @Nullable String before(Row there, Field field, Map<Field, Map<Long, String>> namesThere) {
        Object value = there.get(field);
        if (value == null) {
            return null;
        }
        Map<Long, String> byId = namesThere.get(field);
        return byId == null ? value.toString() : byId.get(there.number(field));
    }

    private boolean isWanted(FoundRecord record, Row there) {
        if (scope.options().update() == Update.ALWAYS) {
            return true;
        }
        Optional<Field> saved = record.registry().field("updated_at");
        return saved.isPresent()
                && record.get(saved.get()) instanceof Instant here
                && there.get(saved.get()) instanceof Instant then
                && here.isAfter(then);
    }

    private boolean isNewName(FoundRecord record, Row there, Field field) {
        return field.equals(record.registry().nameField()) && newNames.isGiven(record, field, there.get(field));
    }

    /** A reference that is not followed and whose record the target lacks stays as it is there. */
    private boolean isEqual(FoundRecord record, Row there, Field field) {
        Long reference = field.isForeignKey() ? record.row().numberOrNull(field) : null;
        if (reference == null) {
            return Objects.equals(record.get(field), there.get(field));
        }
        if (!closure.contains(Closure.target(field), reference)) {
            return true;
        }
        return closure.targetId(Closure.target(field), reference)
                .map(id -> id.equals(there.numberOrNull(field)))
                .orElse(false);
    }
}
