package org.laminj.core.internal.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.NotUniqueException;
import org.laminj.core.query.QueryException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.UidRule;

/** Reads the one record that a selection or a uid stands for, or says what there is instead. */
public final class SingleRecord<R extends SqlRecord> {

    private static final int MOST_NAMED = 10;

    private final RecordSource source;
    private final Selection<R> selection;
    private final Registry<R> registry;

    public SingleRecord(RecordSource source, Selection<R> selection) {
        this.source = source;
        this.selection = selection;
        this.registry = selection.registry();
    }

    /**
     * The only record; one statement.
     *
     * @throws NoSuchRecordException if there is none
     * @throws NotUniqueException if there are several
     */
    public R one() {
        return findOne().orElseThrow(this::none);
    }

    /**
     * The only record, or none; one statement.
     *
     * @throws NotUniqueException if there are several
     */
    public Optional<R> findOne() {
        List<R> some = source.list(selection.limit(limited(MOST_NAMED + 1)));
        if (some.size() > 1) {
            throw several(some, satisfying(), "Narrow the conditions, or ask for first() or list().");
        }
        return some.stream().findFirst();
    }

    private int limited(int most) {
        return selection.limit() == null ? most : Math.min(most, selection.limit());
    }

    /**
     * The record with a uid, or the only one whose uid begins so; of versions the latest if no more than what they share
     * is given. One statement.
     *
     * @throws NoSuchRecordException if there is none
     * @throws NotUniqueException if there are several
     * @throws QueryException if the registry has no uids
     * @throws IllegalArgumentException if the text is blank
     */
    public R byUid(String uid) {
        Field field = registry.uid()
                .orElseThrow(() -> new QueryException("Records of " + registry.name()
                        + " have no uids. Get one by its id, or by a condition on its fields."));
        if (uid.isBlank()) {
            throw new IllegalArgumentException("A uid must not be empty.");
        }
        // sorted by code points, the uid itself comes before all that begin with it
        Selection<R> candidates = selection
                .unordered()
                .filter(List.of(Condition.anyOf(Condition.lookup("uid", uid), beginning(uid))))
                .withAnyVisibility()
                .orderBy(new Selection.Order("uid", false));
        List<R> some = source.list(candidates.limit(MOST_NAMED + 1));
        if (some.isEmpty()) {
            throw noneWithUid(field, uid);
        }
        if (some.size() > 1 && !uid.equals(identity(some.get(0)))) {
            throw new SingleRecord<>(source, candidates)
                    .several(some, " have a uid that begins with '" + uid + "'", "Give more of the uid.");
        }
        return some.get(0);
    }

    private Condition<R> beginning(String uid) {
        Condition<R> begins = Condition.lookup("uid__startswith", uid);
        int stem = registry.uidRule().map(UidRule::stemLength).orElse(0);
        return uid.length() <= stem ? Condition.allOf(begins, Condition.lookup("is_latest", true)) : begins;
    }

    private NotUniqueException several(List<R> some, String what, String advice) {
        List<R> named = some.stream().limit(MOST_NAMED).toList();
        long count = some.size() > MOST_NAMED ? source.count(selection) : some.size();
        return new NotUniqueException(
                count + " records of " + registry.name() + what + ": "
                        + named.stream().map(this::label).collect(Collectors.joining(", "))
                        + (count > MOST_NAMED ? ", ..." : "") + ". " + advice,
                named.stream().map(this::identity).toList(),
                count);
    }

    private String satisfying() {
        String conditions = selection.conditions();
        return (conditions.isEmpty() ? "" : " satisfy " + conditions) + " where one is asked for";
    }

    private String satisfies() {
        String conditions = selection.conditions();
        return conditions.isEmpty() ? " is in the registry" : " satisfies " + conditions;
    }

    private String identity(R record) {
        return registry.uid()
                .map(field -> String.valueOf(registry.value(record, field)))
                .orElseGet(() -> record.id().toString());
    }

    private String label(R record) {
        Object name = registry.value(record, registry.nameField());
        String identity = identity(record);
        return name == null || name.equals(identity) ? identity : identity + " (" + name + ")";
    }

    private NoSuchRecordException none() {
        return new NoSuchRecordException("No " + registry.name() + satisfies() + "."
                + new NearestValues(source, selection).suggestion() + " Loosen the conditions"
                + (VisibilityRule.showsVisibleOnly(selection)
                        ? ", or include hidden records with anyVisibility()."
                        : "."));
    }

    private NoSuchRecordException noneWithUid(Field field, String uid) {
        return new NoSuchRecordException("No " + registry.name() + " among those selected has the uid '" + uid
                + "' or one that begins so."
                + new NearestValues(source, selection).suggestionByBeginning(field, uid)
                + " Case matters.");
    }
}
