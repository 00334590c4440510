package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.internal.TransferJob;

/**
 * Brings records of one instance into another, with all that belongs to them.
 *
 * <p>What the target has already is mapped and only gains links, what it lacks is transferred; data stays where it is.
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
    private final OnLoss onLoss;

    private Transfer(Instance source, Instance target, QuerySet<?> selection, OnLoss onLoss) {
        this.source = source;
        this.target = target;
        this.selection = selection;
        this.onLoss = onLoss;
    }

    /** Starts with the instance that has the records, usually one that was opened with {@code using}. */
    public static From from(Instance source) {
        return new From(requireNonNull(source, "source"));
    }

    /** The same transfer, which does this when something must stay behind; it counts by default. */
    public Transfer onLoss(OnLoss policy) {
        return new Transfer(source, target, selection, requireNonNull(policy, "policy"));
    }

    /**
     * What {@link #apply()} would do. Only reads, on both sides.
     *
     * @throws TransferException as {@link #apply()}
     * @throws TransferConflictException as {@link #apply()}, as far as reading shows it
     */
    public TransferPlan plan() {
        return job().plan(selection.registry(), selection.ids());
    }

    /**
     * Transfers the records.
     *
     * @return what became of each
     * @throws TransferException if nothing is selected, a selected record is not the latest of its versions, or source
     *     and target are the same instance; nothing was written
     * @throws TransferConflictException if source and target contradict each other; nothing was written
     * @throws LossRefusedException if something must stay behind and {@link #onLoss} says to refuse that
     */
    public TransferReport apply() {
        return job().apply(selection.registry(), selection.ids(), onLoss);
    }

    /**
     * Transfers the records if that is still what a plan says.
     *
     * @return what became of each
     * @throws PlanOutdatedException if rows of source or target have changed since the plan was made
     * @throws TransferException as {@link #apply()}
     */
    public TransferReport apply(TransferPlan reviewed) {
        return job().apply(selection.registry(), selection.ids(), onLoss, reviewed);
    }

    private TransferJob job() {
        return new TransferJob(source, target);
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
            return new Transfer(source, target, requireNonNull(records, "records"), OnLoss.COUNT);
        }

        /**
         * Continues with the records that a plan selects.
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
            return select(selected(source.query(plan.registry()), plan));
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
