package org.laminj.transfer.internal;

import com.google.common.collect.Lists;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.Phase;
import org.laminj.transfer.PlanOutdatedException;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

/** One transfer from source to target: reads everything, then writes in one transaction, or part by part. */
public final class TransferJob {

    private static final RetryPolicy<Object> WHILE_BUSY = RetryPolicy.builder()
            .handle(BusyException.class)
            .withBackoff(50, 2_000, ChronoUnit.MILLIS)
            .withJitter(0.5)
            .withMaxRetries(5)
            .withMaxDuration(Duration.ofMinutes(5))
            .build();

    private final TransferRequest asked;
    private final Instance source;
    private final Instance target;
    private final Progress progress;
    private @Nullable OwnRecords own;

    /**
     * @throws TransferException if that cannot be asked for
     */
    public TransferJob(TransferRequest request) {
        this.source = request.source();
        this.target = request.target();
        new SelectionCheck(source, target).check(request.registry(), request.ids());
        this.asked = request.of(source.store().read(from -> TransferReading.withVersions(request, from)));
        this.progress = new Progress(request.listener());
    }

    /** What the transfer would do; only reads. */
    public TransferPlan plan() {
        return reading((from, into) -> plan(find(asked, from, into, new Settled())));
    }

    private TransferPlan plan(FoundTransfer found) {
        return found.plan(source.slug().toString(), target.slug().toString(), asked.registry(), asked.ids());
    }

    /** Transfers one record, and answers its id in the target. */
    public long transferOne() {
        FoundTransfer found = Failsafe.with(WHILE_BUSY).get(() -> transfer(asked, new Settled(), new LastPart()));
        tell(found);
        return found.closure()
                .find(asked.registry().type(), asked.ids().get(0))
                .flatMap(FoundRecord::targetId)
                .orElseThrow();
    }

    /** Transfers the records, and tells of it as the original does. */
    public TransferReport apply() {
        return asked.batch() == 0 ? applyAtOnce(null) : applyInParts();
    }

    /** Transfers the records if what is read of them is what a plan was made from. */
    public TransferReport apply(TransferPlan reviewed) {
        if (asked.batch() > 0) {
            throw new TransferException("Cannot apply a plan in parts: what was reviewed is done as a whole or not at"
                    + " all. Transfer in parts without a plan, or apply the plan without a batch.");
        }
        return applyAtOnce(reviewed);
    }

    private TransferReport applyAtOnce(@Nullable TransferPlan reviewed) {
        LastPart last = new LastPart();
        FoundTransfer found = Failsafe.with(WHILE_BUSY).get(() -> {
            FoundTransfer now = reading((from, into) -> {
                FoundTransfer read = find(asked, from, into, new Settled());
                refuseOutdated(reviewed, read);
                return read;
            });
            return write(now, last);
        });
        tell(found);
        asked.listener().committed(asked.ids().size(), asked.ids().size());
        return report(DonePart.of(found));
    }

    private void refuseOutdated(@Nullable TransferPlan reviewed, FoundTransfer read) {
        if (reviewed != null) {
            List<String> moved = reviewed.differences(plan(read));
            if (!moved.isEmpty()) {
                throw new PlanOutdatedException(reviewed, moved);
            }
        }
    }

    /** A transaction for each part; goes on where an earlier attempt at the same transfer stopped. */
    private TransferReport applyInParts() {
        List<List<Long>> parts = Lists.partition(asked.ids(), asked.batch());
        PartedTransfer parted = new PartedTransfer(asked);
        DonePart sum = target.store().read(parted::resume);
        int position = parted.done();
        try {
            for (; position < parts.size(); position++) {
                PartedTransfer.Note note = parted.note(position, parts.size());
                TransferRequest part = asked.of(parts.get(position));
                FoundTransfer found = Failsafe.with(WHILE_BUSY).get(() -> transfer(part, parted.settled(), note));
                sum = sum.plus(parted.add(found));
                tell(found);
                int done = Math.min(asked.ids().size(), (position + 1) * asked.batch());
                asked.listener().committed(done, asked.ids().size());
            }
        } catch (RuntimeException e) {
            finishRun(e);
            if (parted.done() == 0) {
                throw e;
            }
            int done = Math.min(asked.ids().size(), parted.done() * asked.batch());
            throw new PartialTransferException(report(sum), done, asked.ids().size(), e);
        }
        return report(sum);
    }

    /** Says that the run has ended though not all is done; a failure of that must not hide the first one. */
    private void finishRun(RuntimeException failure) {
        OwnRecords written = own;
        if (written != null) {
            try {
                target.store().write(into -> {
                    new TransferRun(source, target).finish(into, written.run(), now());
                    return written;
                });
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private FoundTransfer transfer(TransferRequest part, Settled settled, PartNote note) {
        return write(reading((from, into) -> find(part, from, into, settled)), note);
    }

    /** Reads from one state of the source and one of the target. */
    private <T> T reading(BiFunction<StoreSession, StoreSession, T> work) {
        return source.store().read(from -> target.store().read(into -> work.apply(from, into)));
    }

    private FoundTransfer find(TransferRequest part, StoreSession from, StoreSession into, Settled settled) {
        return new TransferReading(part, from, into, progress).find(settled);
    }

    private FoundTransfer write(FoundTransfer found, PartNote note) {
        refuse(found);
        if (target.run().isEmpty() && own == null) {
            target.messages()
                    .message(MessageLevel.WARNING, "no run & transform got linked, call `ln.track()` & re-run");
        }
        own = target.store().write(into -> write(into, found, note));
        return found;
    }

    private void refuse(FoundTransfer found) {
        List<PlannedRecord> conflicts = found.outcomes().records().stream()
                .filter(record -> record.outcome() == Outcome.CONFLICT)
                .toList();
        if (!conflicts.isEmpty()) {
            throw new TransferConflictException(conflicts);
        }
        List<Dropped> losses = losses(found);
        if (asked.onLoss() == OnLoss.REFUSE && !losses.isEmpty()) {
            throw new LossRefusedException(target.slug().toString(), losses);
        }
    }

    private static List<Dropped> losses(FoundTransfer found) {
        return found.closure().dropped().stream()
                .filter(dropped -> dropped.reason().isLoss())
                .toList();
    }

    private OwnRecords write(StoreSession into, FoundTransfer found, PartNote note) {
        Instant now = now();
        TransferRun run = new TransferRun(source, target);
        OwnRecords records = run.in(into, now);
        progress.during(Phase.WRITE, () -> {
            new TransferWriter(into, found, records, now, progress).write();
            return records;
        });
        progress.during(Phase.PROVE, () -> {
            new Balance(into, found).prove();
            return records;
        });
        note.written(into, found);
        if (note.isLast()) {
            run.finish(into, records.run(), now());
        }
        return records;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell(FoundTransfer found) {
        found.outcomes().warnings().forEach(line -> target.messages().message(MessageLevel.WARNING, line));
        Dropped.texts(losses(found))
                .forEach(text -> target.messages().message(MessageLevel.WARNING, "left behind " + text));
        found.outcomes().lines().forEach(line -> target.messages().message(MessageLevel.IMPORTANT, line));
        found.outcomes().records().forEach(asked.listener()::record);
    }

    private TransferReport report(DonePart sum) {
        return new TransferReport(
                source.slug().toString(),
                target.slug().toString(),
                asked.registry().name(),
                Optional.ofNullable(own).map(OwnRecords::runUid).orElse(null),
                asked.options(),
                sum.records(),
                sum.counts(),
                sum.dropped(),
                sum.removed(),
                sum.bytes(),
                progress.millis());
    }

    /** What is noted in the transaction of a part, besides its rows. */
    interface PartNote {

        /** The rows are written, and the transaction is still open. */
        void written(StoreSession into, FoundTransfer found);

        /** Whether the transfer ends with this part. */
        boolean isLast();
    }

    /** The only part there is. */
    private static final class LastPart implements PartNote {
        @Override
        public void written(StoreSession into, FoundTransfer found) {
            // the transaction itself is the note
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }
}
