package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.List;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * Proves after writing that nothing was lost: each record that was reached is in the target, and so is each link.
 *
 * <p>It looks at the target anew instead of trusting what the writer counted.
 */
final class Balance {

    private final StoreSession target;
    private final Closure closure;

    Balance(StoreSession target, Closure closure) {
        this.target = target;
        this.closure = closure;
    }

    /** Fails, and with it the transaction, if a record or link is missing. */
    void prove() {
        for (FoundRecords records : closure.all()) {
            long there =
                    target.count(records.registry(), records.registry().id(), List.copyOf(records.distinctTargetIds()));
            require(records.unmatched().size(), records.registry().name());
            require(
                    records.distinctTargetIds().size() - there,
                    records.registry().name());
        }
        LinkMatching matching = new LinkMatching(target, closure);
        closure.links().forEach((link, rows) -> require(missing(matching, link, rows.values()), link.table()));
    }

    private static long missing(LinkMatching matching, LinkTable link, Collection<Row> rows) {
        return matching.missing(link, List.copyOf(rows)).size();
    }

    private static void require(long missing, String what) {
        if (missing != 0) {
            throw new IllegalStateException("The transfer does not balance: " + missing + " of " + what
                    + " did not arrive. Nothing was written. Please report this with the plan of the transfer.");
        }
    }
}
