package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.lineage.TransferKey;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.core.uid.RandomUid;

/**
 * The transform and run that stand in the target for transfers from one source: one transform for each source, one
 * run of it for each tracked run, and one for all transfers outside of tracked runs.
 */
final class TransferRun {

    private static final int RUN_UID_LENGTH = 20;

    private final Instance source;
    private final Instance target;

    TransferRun(Instance source, Instance target) {
        this.source = source;
        this.target = target;
    }

    /** Whether the key of a transform says that it stands for transfers. */
    static boolean isKey(@Nullable Object key) {
        return key instanceof String text && TransferKey.source(text).isPresent();
    }

    /** Finds transform and run, or creates what is missing inside the transaction. */
    OwnRecords in(StoreSession session, Instant now) {
        long user = target.user().id().value();
        Registry<Transform> transforms = target.schema().registry(Transform.class);
        String uid = source.uid() + "0000";
        long transform = transformId(session, uid).orElseGet(() -> {
            // another program may insert it at the same time
            session.insert(transforms, List.of(transform(transforms, uid, user, now)));
            return transformId(session, uid).orElseThrow();
        });
        long run = run(session, transform, user, now);
        return new OwnRecords(user, run, uid(session, run), transform, null);
    }

    private Row transform(Registry<Transform> transforms, String uid, long user, Instant now) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("uid", uid);
        values.put("is_latest", true);
        values.put("name", "Transfer from `" + source.slug() + "`");
        values.put("key", TransferKey.of(source.uid()));
        values.put("type", "function");
        values.put("created_at", now);
        values.put("updated_at", now);
        values.put("created_by", user);
        return row(transforms, values);
    }

    private long run(StoreSession session, long transform, long user, Instant now) {
        Long parent = target.run().map(run -> run.id().value()).orElse(null);
        return runId(session, transform, parent).orElseGet(() -> {
            lock(session, transform);
            return runId(session, transform, parent).orElseGet(() -> {
                Registry<Run> runs = target.schema().registry(Run.class);
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put("uid", RandomUid.ofLength(RUN_UID_LENGTH));
                values.put("started_at", now);
                values.put("created_at", now);
                values.put("transform", transform);
                values.put("created_by", user);
                values.put("parent", parent);
                return session.insertOne(runs, row(runs, values));
            });
        });
    }

    /** Lets no other program look for the run, which nothing but this keeps unique, before it is there. */
    private void lock(StoreSession session, long transform) {
        Registry<Transform> transforms = target.schema().registry(Transform.class);
        session.update(transforms, transform, row(transforms, Map.of("is_latest", true)));
    }

    private Optional<Long> transformId(StoreSession session, String uid) {
        Registry<Transform> transforms = target.schema().registry(Transform.class);
        return session.select(transforms, List.of(transforms.id()), field(transforms, "uid"), List.of(uid)).stream()
                .map(row -> row.number(transforms.id()))
                .findFirst();
    }

    private Optional<Long> runId(StoreSession session, long transform, @Nullable Long parent) {
        Registry<Run> runs = target.schema().registry(Run.class);
        Field parentField = field(runs, "parent");
        // a run of another instance may have come along as lineage, and is not ours to go on with
        Set<Long> foreign = new CreatedRows(session).ofAnyRun(runs);
        return session
                .select(runs, List.of(runs.id(), parentField), field(runs, "transform"), List.of(transform))
                .stream()
                .filter(row -> Objects.equals(row.numberOrNull(parentField), parent))
                .map(row -> row.number(runs.id()))
                .filter(id -> !foreign.contains(id))
                .findFirst();
    }

    private String uid(StoreSession session, long run) {
        Registry<Run> runs = target.schema().registry(Run.class);
        Field uid = field(runs, "uid");
        return session.select(runs, List.of(uid), runs.id(), List.of(run)).stream()
                .map(row -> String.valueOf(row.get(uid)))
                .findFirst()
                .orElseThrow();
    }

    /** Says that the run has ended, be it well or not. */
    void finish(StoreSession session, long run, Instant now) {
        Registry<Run> runs = target.schema().registry(Run.class);
        session.update(runs, run, row(runs, Map.of("finished_at", now)));
    }

    private static Field field(Registry<?> registry, String name) {
        return registry.field(name).orElseThrow();
    }

    private static Row row(Registry<?> registry, Map<String, @Nullable Object> values) {
        List<Field> fields =
                values.keySet().stream().map(name -> field(registry, name)).toList();
        return new Row(new RowShape(fields), values.values().toArray());
    }
}
