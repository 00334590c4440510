package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.internal.TransferJob;
import org.laminj.transfer.internal.TransferRequest;

/**
 * Brings records of one instance into another, with all that belongs to them.
 *
 * <p>What the target has already is mapped and only gains links, what it lacks is transferred; data stays where it is,
 * unless {@link TransferOptions#data} says to copy it.
 * Everything is read first and then written in one transaction of the target.
 *
 * <pre>{@code
 * TransferReport report = Transfer.from(source).into(target).select(artifacts).apply();
 * }</pre>
 */
public final class Transfer {

    private final Instance source;
    private final Instance target;
    private final QuerySet<?> selection;
    private final TransferOptions options;
    private final OnLoss onLoss;
    private final int batch;
    private final int workers;
    private final TransferListener listener;

    private Transfer(
            Instance source,
            Instance target,
            QuerySet<?> selection,
            TransferOptions options,
            OnLoss onLoss,
            int batch,
            int workers,
            TransferListener listener) {
        this.source = source;
        this.target = target;
        this.selection = selection;
        this.options = options;
        this.onLoss = onLoss;
        this.batch = batch;
        this.workers = workers;
        this.listener = listener;
    }

    /** Starts with the instance that has the records, usually one that was opened with {@code using}. */
    public static From from(Instance source) {
        return new From(requireNonNull(source, "source"));
    }

    /** The same transfer with other options than {@link TransferOptions#defaults}. */
    public Transfer with(TransferOptions newOptions) {
        return new Transfer(
                source, target, selection, requireNonNull(newOptions, "newOptions"), onLoss, batch, workers, listener);
    }

    /** The same transfer, which does this when something must stay behind; it counts by default. */
    public Transfer onLoss(OnLoss policy) {
        return new Transfer(
                source, target, selection, options, requireNonNull(policy, "policy"), batch, workers, listener);
    }

    /**
     * The same transfer in parts, with a transaction for each so many selected records.
     *
     * <p>What is done is noted in the target in the same transaction. A transfer that was interrupted goes on where it
     * stopped when it is applied again, with the same records, options and size of parts; its report tells of all parts.
     *
     * @param roots at least 1, or 0 for a single transaction, which is the default
     */
    public Transfer batch(int roots) {
        if (roots < 0) {
            throw new IllegalArgumentException("A part of a transfer has at least one record, not " + roots + ".");
        }
        return new Transfer(source, target, selection, options, onLoss, roots, workers, listener);
    }

    /**
     * The same transfer, which checks or copies so many objects of data at a time; {@value DataWork#WORKERS} by default.
     *
     * @param objects at least 1
     */
    public Transfer workers(int objects) {
        if (objects < 1) {
            throw new IllegalArgumentException(
                    "Data is worked on by at least one worker, not " + objects + ". Name a positive number.");
        }
        return new Transfer(source, target, selection, options, onLoss, batch, objects, listener);
    }

    /** The same transfer, which tells somebody how it goes on. */
    public Transfer listener(TransferListener newListener) {
        return new Transfer(
                source, target, selection, options, onLoss, batch, workers, requireNonNull(newListener, "newListener"));
    }

    /**
     * What {@link #apply()} would do, conflicts included. Only reads, on both sides, in one state of each.
     *
     * @throws TransferException as {@link #apply()}
     * @throws org.laminj.core.registry.UnknownRegistryException as {@link #apply()}
     */
    public TransferPlan plan() {
        return job().plan();
    }

    /**
     * The list of the data that comes along, as {@link TransferOptions#data} says: to check it, or to copy it in shards
     * before {@link #apply()} finds it there. Reads on both sides, and lists the folders in storages.
     *
     * @throws TransferException as {@link #apply()}
     */
    public DataWork dataWork() {
        return job().dataWork();
    }

    /**
     * Transfers the records.
     *
     * <p>With {@link Data#COPY} the data comes first, outside of any transaction; of a transfer in parts that of one part
     * before its records.
     *
     * <p>Another program that writes to the target at the same time is waited for; after a few minutes that fails with
     * {@link org.laminj.core.store.BusyException}.
     *
     * @return what became of each
     * @throws TransferException if nothing is selected, the options cannot be met, or source and target are the same
     *     instance; nothing was written
     * @throws org.laminj.core.registry.UnknownRegistryException if the options name a registry that the source lacks
     * @throws TransferConflictException if source and target contradict each other; nothing was written
     * @throws LossRefusedException if something must stay behind and {@link #onLoss} says to refuse that
     * @throws DataCopyException if data cannot be copied; no record was written, and applying it again goes on
     * @throws DataRefusedException if data that is checked is not as it should be, and {@link #onLoss} says to refuse that
     * @throws PartialTransferException if a {@link #batch} after the first one failed; those before it are done
     */
    public TransferReport apply() {
        return job().apply();
    }

    /**
     * Transfers the records if that is still what a plan says. Options are those of this transfer, not of the plan.
     *
     * @return what became of each
     * @throws PlanOutdatedException if rows of source or target have changed since the plan was made
     * @throws TransferException as {@link #apply()}, and for a transfer in parts
     */
    public TransferReport apply(TransferPlan reviewed) {
        return job().apply(reviewed);
    }

    private TransferJob job() {
        return new TransferJob(new TransferRequest(
                source, target, selection.registry(), selection.ids(), options, onLoss, batch, workers, listener));
    }

    /** A source that waits for its target. */
    public static final class From {

        private final Instance source;

        private From(Instance source) {
            this.source = source;
        }

        /** Continues with the instance that shall have the records, open for writing. */
        public Into into(Instance target) {
            return new Into(source, requireNonNull(target, "target"));
        }
    }

    /** Source and target that wait for what to transfer. */
    public static final class Into {

        private final Instance source;
        private final Instance target;

        private Into(Instance source, Instance target) {
            this.source = source;
            this.target = target;
        }

        /** Continues with the records of a query on the source. */
        public Transfer select(QuerySet<? extends SqlRecord> records) {
            return new Transfer(
                    source,
                    target,
                    requireNonNull(records, "records"),
                    TransferOptions.defaults(),
                    OnLoss.COUNT,
                    0,
                    DataWork.WORKERS,
                    TransferListener.none());
        }

        /**
         * Continues with the records and options of a plan.
         *
         * @throws TransferException if the plan is of other instances, or its registry has no uids by which to select
         */
        public Transfer select(TransferPlan plan) {
            if (!plan.source().equals(source.slug().toString())
                    || !plan.target().equals(target.slug().toString())) {
                throw new TransferException("Cannot apply a plan from '" + plan.source() + "' into '" + plan.target()
                        + "' to '" + source.slug() + "' and '" + target.slug() + "'. Connect to the instances of the"
                        + " plan.");
            }
            return select(selected(source.query(plan.registry()), plan)).with(plan.options());
        }

        private static <R extends SqlRecord> QuerySet<R> selected(QuerySet<R> records, TransferPlan plan) {
            if (records.registry().uid().isEmpty()) {
                throw new TransferException("Cannot apply a plan of registry " + plan.registry()
                        + " from a file: its records have no uids. Transfer them without a plan.");
            }
            return records.anyVisibility().filter(Condition.<R>lookup("uid__in", plan.selected()));
        }
    }
}
