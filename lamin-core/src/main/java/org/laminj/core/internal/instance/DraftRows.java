package org.laminj.core.internal.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.query.ValueReader;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Makes rows of drafts: what they say, and what the instance fills in. */
final class DraftRows {

    /** Times that say when the row was made or changed, whatever the registry. */
    private static final Set<String> TIMES = Set.of("created_at", "updated_at", "started_at");

    private static final String UPDATED_AT = "updated_at";

    private final OpenDatabase open;
    private final @Nullable Run run;

    /**
     * @param run the active one
     */
    DraftRows(OpenDatabase open, @Nullable Run run) {
        this.open = open;
        this.run = run;
    }

    /**
     * The row of a new record.
     *
     * @param inherited by component, where the draft says nothing
     * @throws ConstraintException if a required value is missing, or one does not fit
     */
    <R extends SqlRecord> Row inserted(Draft<R> draft, Map<String, @Nullable Object> inherited) {
        Registry<R> registry = registry(draft);
        Values<R> given = new Values<>(registry, draft, inherited);
        List<Field> fields = fields(registry);
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        List<String> missing = new ArrayList<>();
        for (int position = 0; position < values.length; position++) {
            Field field = fields.get(position);
            Object value = given.of(field);
            values[position] = value == null ? filledIn(registry, field, given) : stored(registry, field, value);
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
        return new Row(new RowShape(fields), values);
    }

    /** The fields that a draft names, and the time of the update. */
    <R extends SqlRecord> Row changed(Draft<R> draft) {
        Registry<R> registry = registry(draft);
        return changed(
                draft,
                fields(registry).stream()
                        .filter(field ->
                                draft.values().containsKey(field.component().orElseThrow()))
                        .toList());
    }

    /** All fields of a record that was saved before, and the time of the update. */
    <R extends SqlRecord> Row replaced(R record) {
        Draft<R> draft = Draft.from(record);
        return changed(draft, fields(registry(draft)));
    }

    private <R extends SqlRecord> Row changed(Draft<R> draft, List<Field> changed) {
        Registry<R> registry = registry(draft);
        Values<R> given = new Values<>(registry, draft, Map.of());
        List<Field> fields = new ArrayList<>(changed);
        registry.field(UPDATED_AT).filter(field -> !fields.contains(field)).ifPresent(fields::add);
        @Nullable
        Object[] values = fields.stream()
                .map(field -> field.name().equals(UPDATED_AT) ? open.now() : stored(registry, field, given.of(field)))
                .toArray();
        return new Row(new RowShape(fields), values);
    }

    private <R extends SqlRecord> Registry<R> registry(Draft<R> draft) {
        return open.records().graph().registry(draft.type());
    }

    private static List<Field> fields(Registry<?> registry) {
        return registry.fields().stream().filter(field -> !field.isId()).toList();
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

    private @Nullable Object filledIn(Registry<?> registry, Field field, Values<?> given) {
        if (field.name().equals("uid")) {
            return new NewUid(open.records().graph(), registry, given::valueOf).get();
        }
        if (TIMES.contains(field.name()) && field.type() == FieldType.TIMESTAMP) {
            return open.now();
        }
        if (isOwn(field)) {
            return own(field);
        }
        return field.defaultValue()
                .map(text -> new ValueReader().read(field, text))
                .orElse(null);
    }

    private static boolean isOwn(Field field) {
        return field.foreignKey().filter(key -> key.onTransfer().isOwn()).isPresent();
    }

    /** What the instance has of its own: the current user, the active run, and the transform of that run. */
    private @Nullable Object own(Field field) {
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

    /** The values that a draft names, behind them what is inherited, and those of the record that it changes. */
    private record Values<R extends SqlRecord>(
            Registry<R> registry, Draft<R> draft, Map<String, @Nullable Object> inherited) {

        @Nullable
        Object of(Field field) {
            String component = field.component().orElseThrow();
            if (draft.values().containsKey(component)) {
                return draft.values().get(component);
            }
            if (inherited.containsKey(component)) {
                return inherited.get(component);
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
