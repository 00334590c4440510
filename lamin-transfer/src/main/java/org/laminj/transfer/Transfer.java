package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
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

    private Transfer(Instance source, Instance target, QuerySet<?> selection) {
        this.source = source;
        this.target = target;
        this.selection = selection;
    }

    /** Starts with the instance that has the records, usually one that was opened with {@code using}. */
    public static From from(Instance source) {
        return new From(requireNonNull(source, "source"));
    }

    /**
     * Transfers the records.
     *
     * @return what became of each
     * @throws TransferException if nothing is selected, a selected record is not the latest of its versions, or source
     *     and target are the same instance; nothing was written
     * @throws TransferConflictException if source and target contradict each other; nothing was written
     */
    public TransferReport apply() {
        return new TransferJob(source, target).apply(selection.registry(), selection.ids());
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
            return new Transfer(source, target, requireNonNull(records, "records"));
        }
    }
}
