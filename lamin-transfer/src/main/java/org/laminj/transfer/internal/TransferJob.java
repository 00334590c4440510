package org.laminj.transfer.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlanOutdatedException;
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
        new SelectionCheck(source, target).check(registry, ids);
        return reading((from, into) -> plan(find(registry, ids, from, into), registry, ids, into));
    }

    private TransferPlan plan(FoundTransfer found, Registry<?> registry, List<Long> ids, StoreSession into) {
        return found.plan(source.slug().toString(), target.slug().toString(), registry, ids, into);
    }

    /** Transfers one record, and answers its id in the target. */
    public long transferOne(Registry<?> registry, long id) {
        new SelectionCheck(source, target).check(registry, List.of(id));
        FoundTransfer found = reading((from, into) -> find(registry, List.of(id), from, into));
        apply(found, OnLoss.COUNT);
        return found.closure().of(registry).targetId(id).orElseThrow();
    }

    /** Transfers the records with these ids in the source, and tells of it as the original does. */
    public TransferReport apply(Registry<?> registry, List<Long> ids, OnLoss onLoss) {
        new SelectionCheck(source, target).check(registry, ids);
        return apply(reading((from, into) -> find(registry, ids, from, into)), onLoss);
    }

    /** Transfers the records if what is read of them is what a plan was made from. */
    public TransferReport apply(Registry<?> registry, List<Long> ids, OnLoss onLoss, TransferPlan reviewed) {
        new SelectionCheck(source, target).check(registry, ids);
        FoundTransfer found = reading((from, into) -> {
            FoundTransfer now = find(registry, ids, from, into);
            List<String> moved = reviewed.differences(plan(now, registry, ids, into));
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
        SelectionCheck.refuseOldVersions(registry, from, ids);
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
