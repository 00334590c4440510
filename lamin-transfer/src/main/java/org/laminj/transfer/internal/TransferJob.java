package org.laminj.transfer.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferException;
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

    /** Transfers one record, and answers its id in the target. */
    public long transferOne(Registry<?> registry, long id) {
        return run(registry, List.of(id)).closure().of(registry).targetId(id).orElseThrow();
    }

    /** Transfers the records with these ids in the source, and tells of it as the original does. */
    public TransferReport apply(Registry<?> registry, List<Long> ids) {
        return run(registry, ids).report();
    }

    private Done run(Registry<?> registry, List<Long> ids) {
        checkSelection(registry, ids);
        if (target.run().isEmpty()) {
            target.messages()
                    .message(MessageLevel.WARNING, "no run & transform got linked, call `ln.track()` & re-run");
        }
        Scope scope = Scope.of(source, target);
        Closure closure = source.store()
                .read(from -> target.store().read(into -> {
                    refuseOldVersions(registry, from.select(registry, registry.fields(), registry.id(), ids));
                    return new ClosureWalk(scope, from, into).from(registry, ids);
                }));
        Outcomes outcomes = new Outcomes(closure);
        Map<String, LinkCounts> links = target.store().write(into -> write(into, closure));
        outcomes.lines().forEach(line -> target.messages().message(MessageLevel.IMPORTANT, line));
        TransferReport report = new TransferReport(
                source.slug().toString(),
                target.slug().toString(),
                outcomes.mapped(),
                outcomes.transferred(),
                links,
                closure.leftBehind());
        return new Done(closure, report);
    }

    /** What was found, with its ids in the target, and the account of it. */
    private record Done(Closure closure, TransferReport report) {}

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
        return writer.writeLinks();
    }
}
