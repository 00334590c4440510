package org.laminj.core.internal.track;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laminj.core.LaminException;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.instance.LinkWriter;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.Transform;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.CancelledException;

/** Notes which records a run reads, and which transforms that of the run therefore comes after. */
final class InputTracking {

    private static final String INPUTS = "input_of_runs";
    private static final String PREDECESSORS = "predecessors";

    private final OpenDatabase open;
    private final UnaryOperator<SqlRecord> transfer;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param transfer brings a record of another instance into this one, without what annotates it
     */
    InputTracking(OpenDatabase open, UnaryOperator<SqlRecord> transfer) {
        this.open = open;
        this.transfer = transfer;
    }

    /** Notes what a run reads; whoever reads goes on even if that fails. */
    void note(@Nullable ActiveRun active, SqlRecord record) {
        if (active == null) {
            warnOnce();
        } else if (active.isNewInput(record)) {
            try {
                add(active, List.of(record));
            } catch (CancelledException e) {
                throw e; // nobody goes on then
            } catch (LaminException e) {
                tell(MessageLevel.WARNING, name(record) + " was not tracked as input: " + e.getMessage());
            }
        }
    }

    /** An instance that only reads has no runs at all. */
    private void warnOnce() {
        if (!open.database().isReadOnly() && warned.compareAndSet(false, true)) {
            tell(MessageLevel.WARNING, "run input wasn't tracked, call `ln.track()` and re-run");
        }
    }

    /**
     * Notes what a run reads.
     *
     * @throws IllegalArgumentException if a record is of a registry whose records are no inputs
     */
    void add(ActiveRun active, Collection<? extends SqlRecord> records) {
        Map<SqlRecord, Relation.Linked> relations = new LinkedHashMap<>();
        records.forEach(record -> relations.put(record, inputs(record)));
        Map<Relation.Linked, List<SqlRecord>> byRelation = new LinkedHashMap<>();
        relations.forEach((record, relation) -> {
            if (!isOutput(record, active.run())) {
                byRelation.computeIfAbsent(relation, key -> new ArrayList<>()).add(own(record));
            }
        });
        byRelation.forEach((relation, read) -> link(active.run(), relation, read));
    }

    private Relation.Linked inputs(SqlRecord record) {
        if (!record.id().isSaved()) {
            throw new IllegalArgumentException("Cannot note an unsaved "
                    + record.getClass().getSimpleName() + " as input of a run: save it first.");
        }
        return linked(record.getClass(), INPUTS)
                .filter(relation -> relation.target() == Run.class)
                .orElseThrow(() -> new IllegalArgumentException("Cannot note a "
                        + record.getClass().getSimpleName()
                        + " as input of a run: name what has content, an artifact or a collection."));
    }

    private Optional<Relation.Linked> linked(Class<? extends SqlRecord> registry, String accessor) {
        return open.records().graph().links(registry).stream()
                .filter(relation -> relation.accessor().equals(accessor))
                .findFirst();
    }

    private static boolean isOutput(SqlRecord record, Run run) {
        return record instanceof TracksRun made
                && made.run() != null
                && made.run().id().equals(run.id());
    }

    private SqlRecord own(SqlRecord record) {
        if (record.id().instanceId().equals(open.settings().id().hex())) {
            return record;
        }
        tell(MessageLevel.IMPORTANT, "completing transfer to track " + name(record) + " as input");
        return transfer.apply(record);
    }

    private String name(SqlRecord record) {
        return name(open.records().graph().registry(record.getClass()), record);
    }

    private static <R extends SqlRecord> String name(Registry<R> registry, SqlRecord any) {
        String uid = String.valueOf(
                registry.value(registry.type().cast(any), registry.uid().orElseThrow()));
        return registry.simpleName() + "('" + uid.substring(0, Math.min(8, uid.length())) + "')";
    }

    private void link(Run run, Relation.Linked inputs, List<SqlRecord> records) {
        Map<Long, SqlRecord> byId = new LinkedHashMap<>();
        records.forEach(record -> byId.put(record.id().value(), record));
        LinkWriter links = new LinkWriter(open, run);
        Noted noted = open.database().writeSession(session -> {
            List<Long> added = links.add(session, run.id().value(), inputs.reversed(), Map.of(), byId.keySet());
            List<Long> transforms = earlier(run, added.stream().map(byId::get).toList());
            Relation.Linked before = linked(Transform.class, PREDECESSORS).orElseThrow();
            links.add(session, run.transform().id().value(), before, Map.of(), transforms);
            return new Noted(added, transforms);
        });
        if (!noted.inputs().isEmpty()) {
            String what = inputs.near().registry().getSimpleName().toLowerCase(Locale.ROOT);
            tell(MessageLevel.INFO, noted.text(what, run));
        }
    }

    /** The transforms that made records, without that of the run: nothing comes before itself. */
    private List<Long> earlier(Run run, List<SqlRecord> read) {
        long own = run.transform().id().value();
        return read.stream()
                .flatMap(record -> transform(open.records().graph().registry(record.getClass()), record).stream())
                .filter(id -> id != own)
                .distinct()
                .sorted()
                .toList();
    }

    private static <R extends SqlRecord> Optional<Long> transform(Registry<R> registry, SqlRecord any) {
        return registry.field("transform")
                .map(field -> registry.value(registry.type().cast(any), field))
                .map(ref -> ((Ref<?>) ref).id().value());
    }

    private void tell(MessageLevel level, String text) {
        open.messages().message(level, text);
    }

    /** What was new: ids of inputs of one registry, and of the transforms that made them. */
    private record Noted(List<Long> inputs, List<Long> transforms) {

        String text(String what, Run run) {
            String added = "adding " + what + " ids " + inputs + " as inputs for run " + run.id();
            if (transforms.isEmpty()) {
                return added;
            }
            return added
                    + (transforms.size() == 1
                            ? ", adding parent transform " + transforms.get(0)
                            : ", adding parent transforms " + transforms);
        }
    }
}
