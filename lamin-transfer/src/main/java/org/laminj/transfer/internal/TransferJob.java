package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.store.BusyException;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.PlanOutdatedException;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.TermOrigin;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

/** One transfer from source to target: in one transaction of the target, or in one for each part. */
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
    private final DataPhase data;
    private final PublicOntologies ontologies;
    private final Set<String> toldOfTerms = new HashSet<>();
    private @Nullable OwnRecords own;
    private @Nullable DataReport dataReport;

    /**
     * @throws TransferException if that cannot be asked for
     */
    public TransferJob(TransferRequest request) {
        this.source = request.source();
        this.target = request.target();
        new SelectionCheck(source, target).check(request.registry(), request.ids());
        this.asked = request.of(source.store().read(from -> TransferReading.withVersions(request, from)));
        this.progress = new Progress(request.listener());
        this.data = new DataPhase(asked, progress);
        this.ontologies = new PublicOntologies(target);
    }

    /** What the transfer would do; only reads. */
    public TransferPlan plan() {
        Account account = planned(asked, new Settled(), true);
        return account.plan(data.foresee(account.data()));
    }

    /** The list of the data that comes along; only reads. */
    public DataWork dataWork() {
        return data.work(planned(withData(), new Settled(), false).data());
    }

    /** Data that stays where it is is listed, too, if somebody asks for the list. */
    private TransferRequest withData() {
        return asked.with(asked.options().toBuilder().checkData(true).build());
    }

    private Account planned(TransferRequest part, Settled settled, boolean digests) {
        return source.store()
                .read(from -> target.store()
                        .read(into ->
                                new SlicedTransfer(part, from, into, settled, ontologies, progress).plan(digests)));
    }

    /** Transfers one record, and answers its id in the target. */
    public long transferOne() {
        Account account = transfer(asked, new Settled(), new LastPart(), null);
        tell(account);
        Map<Long, Long> ids =
                account.done().targetIds().getOrDefault(asked.registry().name(), Map.of());
        return requireNonNull(ids.get(asked.ids().get(0)));
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

    /** Looks at the data of all parts before the first is written. */
    private void checkData(@Nullable TransferPlan reviewed) {
        if (data.checks()) {
            Account account = planned(asked, new Settled(), reviewed != null);
            refuse(account, reviewed);
            DataReport found = data.check(account.data());
            dataReport = data.copies() ? null : found;
        }
    }

    private TransferReport applyAtOnce(@Nullable TransferPlan reviewed) {
        checkData(reviewed);
        Account account = transfer(asked, new Settled(), new LastPart(), reviewed);
        tell(account);
        asked.listener().committed(asked.ids().size(), asked.ids().size());
        return report(account.done());
    }

    /** A transaction for each part; goes on where an earlier attempt at the same transfer stopped. */
    private TransferReport applyInParts() {
        checkData(null);
        List<List<Long>> parts = Lists.partition(asked.ids(), asked.batch());
        PartedTransfer parted = new PartedTransfer(asked);
        DonePart sum = target.store().read(parted::resume);
        int position = parted.done();
        try {
            for (; position < parts.size(); position++) {
                PartedTransfer.Note note = parted.note(position, parts.size());
                Account account = transfer(asked.of(parts.get(position)), parted.settled(), note, null);
                parted.add(account.done());
                sum = sum.plus(account.done().withoutIds());
                tell(account);
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
                    new TransferRun(source, target).finish(into, written.run(), target.now());
                    return written;
                });
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private Account transfer(TransferRequest part, Settled settled, PartNote note, @Nullable TransferPlan reviewed) {
        boolean first = own == null;
        VerifiedData verified = prepared(part, settled, reviewed);
        Account account = Failsafe.with(WHILE_BUSY).get(() -> {
            try {
                return attempt(part, settled.attempt(), note, reviewed, verified);
            } catch (TransferConflictException e) {
                throw confirmed(part, settled, e);
            }
        });
        if (first && target.run().isEmpty()) {
            target.messages()
                    .message(MessageLevel.WARNING, "no run & transform got linked, call `ln.track()` & re-run");
        }
        return account;
    }

    /**
     * Copies the data of a part, and asks public ontologies, before its transaction begins: a database must not be locked
     * while bytes move.
     */
    private VerifiedData prepared(TransferRequest part, Settled settled, @Nullable TransferPlan reviewed) {
        if (!data.copies() && asked.options().ontology() != TermOrigin.PUBLIC) {
            return VerifiedData.none();
        }
        Account account = planned(part, settled.attempt(), reviewed != null);
        refuse(account, reviewed);
        return data.copies() ? copied(account) : VerifiedData.none();
    }

    private VerifiedData copied(Account account) {
        try {
            VerifiedData verified = data.copy(account.data());
            note(verified.report());
            return verified;
        } catch (DataCopyException e) {
            note(e.done());
            throw e;
        }
    }

    private void note(DataReport copied) {
        DataReport before = dataReport;
        dataReport = before == null ? copied : before.plus(copied);
    }

    /**
     * Looks again at a conflict. A transaction that writes may see what another program commits meanwhile, here a record
     * that was not there yet and there a value of it that is taken; a plan sees one state.
     */
    private LaminException confirmed(TransferRequest part, Settled settled, TransferConflictException seen) {
        List<PlannedRecord> conflicts = planned(part, settled.attempt(), false).conflicts();
        return conflicts.isEmpty()
                ? new BusyException(
                        "Cannot transfer: another program is writing the same records to the target. Try again. Nothing"
                                + " was written.",
                        seen)
                : new TransferConflictException(conflicts);
    }

    /** Reads and writes in one transaction of the target, while the source stays as it is. */
    private Account attempt(
            TransferRequest part,
            Settled settled,
            PartNote note,
            @Nullable TransferPlan reviewed,
            VerifiedData verified) {
        AtomicReference<OwnRecords> records = new AtomicReference<>();
        TransferRun run = new TransferRun(source, target);
        Account account = source.store()
                .read(from -> target.store().write(into -> {
                    Account done = new SlicedTransfer(part, from, into, settled, ontologies, progress)
                            .write(
                                    reviewed != null,
                                    found -> refuse(found, reviewed),
                                    verified,
                                    () -> records.updateAndGet(known -> known == null ? ownRecords(into) : known));
                    note.written(into, done.done());
                    if (note.isLast()) {
                        run.finish(into, requireNonNull(records.get()).run(), target.now());
                    }
                    return done;
                }));
        own = records.get();
        return account;
    }

    private OwnRecords ownRecords(StoreSession into) {
        OwnRecords records = new TransferRun(source, target).in(into, target.now());
        return data.copies() ? records.in(OwnStorage.of(target, into)) : records;
    }

    private void refuse(Account account, @Nullable TransferPlan reviewed) {
        if (reviewed != null) {
            List<String> moved = reviewed.differences(account.plan(null));
            if (!moved.isEmpty()) {
                throw new PlanOutdatedException(reviewed, moved);
            }
        }
        List<PlannedRecord> conflicts = account.conflicts();
        if (!conflicts.isEmpty()) {
            throw new TransferConflictException(conflicts);
        }
        List<Dropped> losses = account.losses();
        if (asked.onLoss() == OnLoss.REFUSE && !losses.isEmpty()) {
            throw new LossRefusedException(target.slug().toString(), losses);
        }
    }

    private void tell(Account account) {
        List<Outcomes> outcomes = account.outcomes();
        outcomes.forEach(slice ->
                slice.warnings().forEach(line -> target.messages().message(MessageLevel.WARNING, line)));
        account.done().terms().texts().stream()
                .filter(toldOfTerms::add)
                .forEach(text -> target.messages().message(MessageLevel.WARNING, text));
        Dropped.texts(account.losses())
                .forEach(text -> target.messages().message(MessageLevel.WARNING, "left behind " + text));
        outcomes.forEach(slice ->
                slice.lines().forEach(line -> target.messages().message(MessageLevel.IMPORTANT, line)));
        outcomes.forEach(slice -> slice.records().forEach(asked.listener()::record));
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
                sum.terms(),
                sum.bytes(),
                progress.millis(),
                dataReport);
    }

    /** What is noted in the transaction of a part, besides its rows. */
    interface PartNote {

        /** The rows are written, and the transaction is still open. */
        void written(StoreSession into, DonePart done);

        /** Whether the transfer ends with this part. */
        boolean isLast();
    }

    /** The only part there is. */
    private static final class LastPart implements PartNote {
        @Override
        public void written(StoreSession into, DonePart done) {
            // the transaction itself is the note
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }
}
