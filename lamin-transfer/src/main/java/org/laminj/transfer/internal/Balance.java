package org.laminj.transfer.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.StagedRows;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.internal.ResolvedTerms.OfRegistry;

/**
 * Proves after writing that nothing was lost: each record that was reached is in the target, and so is each link.
 *
 * <p>It looks at the target anew instead of trusting what the writer counted.
 */
final class Balance {

    private final StoreSession target;
    private final FoundTransfer found;
    private final Map<LinkTable, StagedRows> links;

    /**
     * @param links all links of the transfer, beside the tables into which they were to go
     */
    Balance(StoreSession target, FoundTransfer found, Map<LinkTable, StagedRows> links) {
        this.target = target;
        this.found = found;
        this.links = links;
    }

    /** Fails, and with it the transaction, if a record or link is missing, or one is there that was to be removed. */
    void prove() {
        Closure closure = found.closure();
        for (FoundRecords records : closure.all()) {
            Set<Long> ids = new HashSet<>();
            for (FoundRecord record : records.all()) {
                require(
                        record.targetId().isPresent() ? 0 : 1,
                        records.registry().name());
                record.targetId().ifPresent(ids::add);
            }
            long there = target.count(records.registry(), records.registry().id(), ids);
            require(ids.size() - there, records.registry().name());
        }
        for (OfRegistry resolved : closure.resolved().all()) {
            Registry<?> registry = resolved.registry();
            Set<String> uids = resolved.uids();
            require(uids.size() - target.count(registry, registry.uid().orElseThrow(), uids), registry.name());
        }
        links.forEach((link, rows) -> require(rows.missing().size(), link.table()));
        found.surplus().ids().forEach((link, ids) -> require(target.count(link, link.id(), ids), link.table()));
    }

    private static void require(long missing, String what) {
        if (missing != 0) {
            throw new IllegalStateException("The transfer does not balance: " + missing + " of " + what
                    + " did not arrive. Nothing was written. Please report this with the plan of the transfer.");
        }
    }
}
