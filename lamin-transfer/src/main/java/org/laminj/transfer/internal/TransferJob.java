package org.laminj.transfer.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlanOutdatedException;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;
import org.laminj.transfer.TransferReport.LinkCounts;

/** One transfer from source to target: reads everything, then writes in one transaction. */
public final class TransferJob {

    private final Instance source;
    private final Instance target;

    public TransferJob(Instance source, Instance target) {
        this.source = source;
        this.target = target;
    }

    /** What transferring these records would do; only reads. */
    public TransferPlan plan(Registry<?> registry, List<Long> ids) {
        checkSelection(registry, ids);
        return reading((from, into) -> plan(find(registry, ids, from, into), registry, ids, from, into));
    }

    private TransferPlan plan(
            FoundTransfer found, Registry<?> registry, List<Long> ids, StoreSession from, StoreSession into) {
        List<String> uids = registry.uid()
                .map(uid -> from.select(registry, List.of(uid), registry.id(), ids).stream()
                        .map(row -> String.valueOf(row.get(uid)))
                        .toList())
                .orElse(List.of());
        return found.plan(source.slug().toString(), target.slug().toString(), registry, uids, into);
    }

    /** Transfers one record, and answers its id in the target. */
    public long transferOne(Registry<?> registry, long id) {
        checkSelection(registry, List.of(id));
        FoundTransfer found = reading((from, into) -> find(registry, List.of(id), from, into));
        apply(found, OnLoss.COUNT);
        return found.closure().of(registry).targetId(id).orElseThrow();
    }

    /** Transfers the records with these ids in the source, and tells of it as the original does. */
    public TransferReport apply(Registry<?> registry, List<Long> ids, OnLoss onLoss) {
        checkSelection(registry, ids);
        return apply(reading((from, into) -> find(registry, ids, from, into)), onLoss);
    }

    /** Transfers the records if what is read of them is what a plan was made from. */
    public TransferReport apply(Registry<?> registry, List<Long> ids, OnLoss onLoss, TransferPlan reviewed) {
        checkSelection(registry, ids);
        FoundTransfer found = reading((from, into) -> {
            FoundTransfer now = find(registry, ids, from, into);
            List<String> moved = reviewed.differences(plan(now, registry, ids, from, into));
            if (!moved.isEmpty()) {
                throw new PlanOutdatedException(reviewed, moved);
            }
            return now;
        });
        return apply(found, onLoss);
    }

    /** Reads from one state of the source and one of the target. */
    private <T> T reading(BiFunction<StoreSession, StoreSession, T> work) {
        return source.store().read(from -> target.store().read(into -> work.apply(from, into)));
    }

    private FoundTransfer find(Registry<?> registry, List<Long> ids, StoreSession from, StoreSession into) {
        refuseOldVersions(registry, from.select(registry, registry.fields(), registry.id(), ids));
        Scope scope = Scope.of(source, target);
        Matcher matcher = new Matcher(into);
        Closure closure = new ClosureWalk(scope, from, matcher).from(registry, ids);
        closure.all().forEach(records -> matcher.matchByReferences(records, closure));
        new MemberHashes(scope, closure, matcher).renew();
        new UniqueKeyCheck(into, closure).run();
        return new FoundTransfer(closure, new Outcomes(closure));
    }

    private TransferReport apply(FoundTransfer found, OnLoss onLoss) {
        Closure closure = found.closure();
        if (onLoss == OnLoss.REFUSE && !closure.leftBehind().isEmpty()) {
            throw new LossRefusedException(target.slug().toString(), closure.leftBehind());
        }
        if (target.run().isEmpty()) {
            target.messages()
                    .message(MessageLevel.WARNING, "no run & transform got linked, call `ln.track()` & re-run");
        }
        Map<String, LinkCounts> links = target.store().write(into -> write(into, closure));
        found.outcomes().lines().forEach(line -> target.messages().message(MessageLevel.IMPORTANT, line));
        return new TransferReport(
                source.slug().toString(),
                target.slug().toString(),
                found.outcomes().with(Outcome.MAPPED),
                found.outcomes().with(Outcome.TRANSFERRED),
                links,
                closure.leftBehind());
    }

    private void checkSelection(Registry<?> registry, List<Long> ids) {
        if (source.settings().id().equals(target.settings().id())) {
            throw new TransferException("Cannot transfer from '" + source.slug() + "' into itself: its records are"
                    + " there already. Name another instance as source.");
        }
        if (target.isReadOnly()) {
            throw new TransferException("Cannot transfer into '" + target.slug()
                    + "': it was opened with using(), which only reads. Connect to it.");
        }
        if (ids.isEmpty()) {
            throw new TransferException("Nothing to transfer: no " + registry.name() + " of '" + source.slug()
                    + "' is selected. Loosen the conditions, or include hidden records with any visibility.");
        }
        if (!target.schema().contains(registry.type())) {
            throw new TransferException("Cannot transfer " + registry.name() + " records into '" + target.slug()
                    + "': it does not have schema module '" + registry.module()
                    + "'. Transfer into an instance that was created with it.");
        }
    }

    private static void refuseOldVersions(Registry<?> registry, List<Row> rows) {
        Field latest = registry.field("is_latest").orElse(null);
        if (latest == null) {
            return;
        }
        for (Row row : rows) {
            if (Boolean.FALSE.equals(row.get(latest))) {
                throw new TransferException("You are attempting to transfer a record that's not the latest in its"
                        + " version history. This is currently not supported. It is " + registry.name() + " '"
                        + registry.uid().map(row::get).orElse(null) + "'; select its latest version instead.");
            }
        }
    }

    private Map<String, LinkCounts> write(StoreSession into, Closure closure) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        OwnRecords own = new TransferRun(source, target).in(into, now);
        TransferWriter writer = new TransferWriter(into, closure, own, now);
        List<Registry<?>> registries = new ArrayList<>();
        closure.all().forEach(records -> registries.add(records.registry()));
        writer.writeRecords(WriteOrder.of(registries));
        Map<String, LinkCounts> links = writer.writeLinks();
        new Balance(into, closure).prove();
        return links;
    }
}
