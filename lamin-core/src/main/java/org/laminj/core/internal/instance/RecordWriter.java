package org.laminj.core.internal.instance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.query.ValueReader;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.User;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Saves single records of the instance's own. */
public final class RecordWriter {

    /** Times that say when the row was made or changed, whatever the registry. */
    private static final Set<String> TIMES = Set.of("created_at", "updated_at", "started_at");

    private final OpenDatabase open;
    private final RecordSource records;

    public RecordWriter(OpenDatabase open) {
        this.open = open;
        this.records = open.records();
    }

    /** Updates a record, or inserts one that was never saved. */
    @SuppressWarnings("unchecked")
    public <R extends SqlRecord> R save(R record, @Nullable Run run) {
        Registry<R> registry = records.graph().registry((Class<R>) record.getClass());
        return open.database().writeSession(session -> {
            if (!record.id().isSaved()) {
                return insert(session, registry, new Values<>(registry, Draft.from(record)), run);
            }
            return update(session, registry, Draft.from(record), plainFields(registry));
        });
    }

    /** Inserts a new record or changes the fields that a draft names. */
    public <R extends SqlRecord> R save(Draft<R> draft, @Nullable Run run) {
        return open.database().writeSession(session -> save(session, draft, run));
    }

    /** Saves several drafts in one transaction. */
    public <R extends SqlRecord> List<R> saveAll(Collection<Draft<R>> drafts, @Nullable Run run) {
        return open.database().writeSession(session -> {
            List<R> saved = new ArrayList<>(drafts.size());
            drafts.forEach(draft -> saved.add(save(session, draft, run)));
            return saved;
        });
    }

    /** As {@link #save(Draft, Run)}, inside a transaction. */
    <R extends SqlRecord> R save(DatabaseSession session, Draft<R> draft, @Nullable Run run) {
        Registry<R> registry = records.graph().registry(draft.type());
        if (draft.original().filter(original -> original.id().isSaved()).isPresent()) {
            List<Field> changed = plainFields(registry).stream()
                    .filter(field ->
                            draft.values().containsKey(field.component().orElseThrow()))
                    .toList();
            return update(session, registry, draft, changed);
        }
        return insert(session, registry, new Values<>(registry, draft), run);
    }

    private static List<Field> plainFields(Registry<?> registry) {
        return registry.fields().stream().filter(field -> !field.isId()).toList();
    }

    private <R extends SqlRecord> R update(
            DatabaseSession session, Registry<R> registry, Draft<R> draft, List<Field> changed) {
        Values<R> given = new Values<>(registry, draft);
        RecordId id = draft.original().orElseThrow().id();
        List<Field> fields = new ArrayList<>(changed);
        registry.field("updated_at").filter(field -> !fields.contains(field)).ifPresent(fields::add);
        @Nullable
        Object[] values = fields.stream()
                .map(field -> field.name().equals("updated_at") ? now() : stored(registry, field, given.of(field)))
                .toArray();
        if (!fields.isEmpty()) {
            session.update(registry, id.value(), new Row(new RowShape(fields), values));
        }
        return reload(session, registry, id.value());
    }

    private <R extends SqlRecord> R insert(
            DatabaseSession session, Registry<R> registry, Values<R> given, @Nullable Run run) {
        List<Field> fields = plainFields(registry);
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        List<String> missing = new ArrayList<>();
        for (int position = 0; position < values.length; position++) {
            Field field = fields.get(position);
            Object value = given.of(field);
            values[position] = value == null ? filledIn(registry, field, given, run) : stored(registry, field, value);
            if (values[position] == null && !field.isNullable()) {
                missing.add("'" + field.name() + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw new ConstraintException(
                    "Cannot save a new " + registry.name() + ": [" + String.join(", ", missing)
                            + "] are required. Give them to the draft.",
                    null);
        }
        return reload(session, registry, session.insertOne(registry, new Row(new RowShape(fields), values)));
    }

    private <R extends SqlRecord> R reload(DatabaseSession session, Registry<R> registry, long id) {
        Selection<R> byId = Selection.of(registry).filter(List.of(Condition.lookup("id", id)));
        return records.list(session, byId).get(0);
    }

    private @Nullable Object stored(Registry<?> registry, Field field, @Nullable Object value) {
        if (!(value instanceof Ref<?> ref)) {
            return fitting(registry, field, value);
        }
        if (!ref.id().instanceId().equals(open.settings().id().hex())) {
            throw new ConstraintException(
                    "Cannot save a " + registry.name() + ": its '" + field.name() + "' is a record of instance '"
                            + ref.id().database() + "'. Save that record here first and refer to what save returns.",
                    null);
        }
        return ref.id().value();
    }

    private @Nullable Object fitting(Registry<?> registry, Field field, @Nullable Object value) {
        if (value != null) {
            open.database().dialect().refusal(field, value).ifPresent(why -> {
                throw new ConstraintException(
                        "Cannot save a " + registry.name() + " in instance '"
                                + open.settings().slug() + "': its '" + field.name() + "' " + why
                                + ". Nothing was written. Give another value to the draft.",
                        null);
            });
        }
        return value;
    }

    private @Nullable Object filledIn(Registry<?> registry, Field field, Values<?> given, @Nullable Run run) {
        if (field.name().equals("uid")) {
            return new NewUid(records.graph(), registry, given::valueOf).get();
        }
        if (TIMES.contains(field.name()) && field.type() == FieldType.TIMESTAMP) {
            return now();
        }
        if (isOwn(field)) {
            return own(field, run);
        }
        return field.defaultValue()
                .map(text -> new ValueReader().read(field, text))
                .orElse(null);
    }

    private static boolean isOwn(Field field) {
        return field.foreignKey().filter(key -> key.onTransfer().isOwn()).isPresent();
    }

    /** What the instance has of its own: the current user, the active run, and the transform of that run. */
    private @Nullable Object own(Field field, @Nullable Run run) {
        Class<?> target = field.foreignKey().orElseThrow().target();
        if (target == User.class) {
            return open.user().id().value();
        }
        if (run == null) {
            return null;
        }
        return target == Transform.class
                ? (Long) run.transform().id().value()
                : target == Run.class ? run.id().value() : null;
    }

    private Instant now() {
        return open.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The values that a draft names, and behind them those of the record that it changes. */
    private record Values<R extends SqlRecord>(Registry<R> registry, Draft<R> draft) {

        @Nullable
        Object of(Field field) {
            String component = field.component().orElseThrow();
            if (draft.values().containsKey(component)) {
                return draft.values().get(component);
            }
            return draft.original()
                    .map(original -> registry.value(original, field))
                    .orElse(null);
        }

        @Nullable
        Object valueOf(String component) {
            return registry.componentField(component).map(this::of).orElse(null);
        }
    }
}
